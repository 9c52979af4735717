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

/** What was tried in a text: up to where no quote is closed, and whether a link was found without its end. */
export type Tried = { unclosed: number; openLink: boolean }

export const nothingTried = (): Tried => ({ unclosed: -1, openLink: false })

const upToBrace = /[^}\\]*(?:\\.[^}\\]*)*/sy

/**
 * The place behind a quote `{{…}}` that begins at `at`; null where none does. What one that is not closed ran into, others
 * before it would run into as well: they are not read again, for a chapter may be typed full of them.
 */
export function endOfQuote(text: string, at: number, tried: Tried): number | null {
  if (at < tried.unclosed || !text.startsWith('{{', at)) return null
  upToBrace.lastIndex = at + 2
  upToBrace.exec(text)
  const stop = upToBrace.lastIndex
  if (text.startsWith('}}', stop)) return stop + 2
  tried.unclosed = stop
  return null
}

/** The cells of `| 甲 | 乙 |`; a bar after a backslash or within a quote is part of its cell. */
export function barred(line: string): string[] {
  const cells: string[] = []
  const tried = nothingTried()
  let cell = ''
  for (let at = 1; at < line.length; at += 1) {
    const sign = line[at] ?? ''
    const end = endOfQuote(line, at, tried)
    if (end !== null) {
      cell += line.slice(at, end)
      at = end - 1
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
