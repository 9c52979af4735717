import type { Inline } from '../blocks.ts'

/** Lines of a typed chapter, trimmed, and where the reader is; lines count from 0. */
export type Lines = {
  all: readonly string[]
  at: number
  wrong: (message: string, line: number) => void
  inline: (text: string, line: number) => Inline[]
}

/** Words without marks: only the backslash means something in them. */
export const plainOf = (words: string): string =>
  words.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))

/** `文字 {#标识}`: the name by which references find a heading or a table. */
export function takeName(said: string): { words: string; id: string | null } {
  const found = /^(.*?)\s*\{#([\w\u3400-\u9fff-]{1,60})\}$/su.exec(said)
  return found ? { words: (found[1] ?? '').trim(), id: found[2] ?? null } : { words: said.trim(), id: null }
}

const quoted = /\{\{(?:\\.|[^}\\])*\}\}/sy

/** The cells of `| 甲 | 乙 |`; a bar after a backslash or within a quote is part of its cell. */
export function barred(line: string): string[] {
  const cells: string[] = []
  let cell = ''
  for (let at = 1; at < line.length; at += 1) {
    const sign = line[at] ?? ''
    quoted.lastIndex = at
    const quote = sign === '{' ? quoted.exec(line)?.[0] : undefined
    if (quote) {
      at += quote.length - 1
      cell += quote
    } else if (sign === '\\') {
      at += 1
      cell += line[at] === '|' ? '|' : `\\${line[at] ?? ''}`
    } else if (sign === '|') {
      cells.push(cell.trim())
      cell = ''
    } else cell += sign
  }
  return cell.trim() === '' ? cells : [...cells, cell.trim()]
}
