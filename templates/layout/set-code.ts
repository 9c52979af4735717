import type { Block } from '../blocks.ts'
import { codeModules, darkBars } from '../code-modules.ts'
import type { Desk } from './desk.ts'
import { element, type Mark, type Slab, typeArea } from './page.ts'
import { lineSetter, linesOf, spaced } from './set-lines.ts'
import { space, styles } from './type-scale.ts'

/** Points: with a hundred characters of address a module is half a millimetre, which a telephone reads from paper. */
const side = 96
/** ISO/IEC 18004 asks for four free modules around the code. */
const quiet = 4
const gap = 14

/** A QR code with its words beside it. The modules are drawn as areas; read aloud, the words say what the code says. */
export function setCode(desk: Desk, block: Extract<Block, { kind: 'code' }>): Slab[] {
  const modules = codeModules(block.link)
  const size = Math.floor((side / modules.length) * 100) / 100
  const drawn = size * modules.length
  // At the left the margin of the paper is free.
  const left = Math.round(typeArea.left * 100) / 100
  const bars = darkBars(modules).map(
    ({ row, from, length }): Mark => ({
      kind: 'fill',
      x: left + from * size,
      y: quiet * size + row * size,
      width: length * size,
      height: size,
      gray: 0,
    }),
  )
  const words = setWords(desk, block.text, left + drawn + quiet * size + gap)
  const height = Math.max(drawn + 2 * quiet * size, words.height)
  const top = (height - words.height) / 2
  return spaced([{ height, marks: [...bars, ...words.at(top)] }], space.code[0], space.code[1])
}

function setWords(desk: Desk, paragraphs: Extract<Block, { kind: 'code' }>['text'], x: number) {
  const style = { ...styles.calloutText, align: 'left', x, measure: typeArea.right - x } as const
  const set = paragraphs.map((run) => {
    const text = desk.measure(run)
    return { text, lines: linesOf(text, style) }
  })
  const at = (top: number): Mark[] => {
    let y = top
    const marks: Mark[] = []
    for (const { text, lines } of set) {
      const setOne = lineSetter(text, style, element('P', desk.root), desk.find)
      for (const line of lines) {
        setOne(line, y, marks)
        y += style.leading
      }
    }
    return marks
  }
  return { height: set.reduce((sum, { lines }) => sum + lines.length, 0) * style.leading, at }
}
