import { type Inline, wordsIn } from '../blocks.ts'
import type { Line } from './break-lines.ts'
import type { Desk } from './desk.ts'
import type { MeasuredText } from './measured-text.ts'
import {
  type Area,
  type Element,
  type Mark,
  type Numbers,
  type Page,
  type Placed,
  type Slab,
  typeArea,
} from './page.ts'
import { type LineSetter, lineSetter, linesOf, type Setting, setLine } from './set-lines.ts'
import { ink } from './type-scale.ts'

/**
 * A cell that reaches down over several rows. Which of them come to stand on one page is known only when the pages are
 * made: then its words are set in the middle of them, and again, with （续）, where the cell goes on overleaf.
 */
export type Reach = {
  slabs: Slab[]
  left: number
  width: number
  setting: Setting
  lines: Line[]
  set: LineSetter
  again: { text: MeasuredText; lines: Line[] }
  /** Where its words stand among those of its first row. */
  spot: Extract<Mark, { kind: 'later' }>
}

/** Up to this part of a page the rows of such a cell stay together. */
const keptTogether = 1 / 3

const padding = { x: 5, y: 4 }

type Opening = {
  run: readonly Inline[]
  text: MeasuredText
  setting: Setting
  node: Element
  left: number
  width: number
}

export function openReach(
  desk: Desk,
  { run, text, setting, node, left, width }: Opening,
  area: Area = typeArea,
): Reach {
  const words = run.filter((part) => wordsIn(part) !== '')
  const again = desk.measure([...words, '（续）'])
  return {
    slabs: [],
    left,
    width,
    setting,
    lines: linesOf(text, setting),
    set: lineSetter(text, setting, node, desk.find, area),
    again: { text: again, lines: linesOf(again, setting) },
    spot: { kind: 'later', marks: () => [] },
  }
}

/** Height that the words ask for wherever they are set. */
export const reachHeight = ({ lines, again, setting }: Reach): number =>
  Math.max(lines.length, again.lines.length) * setting.leading + 2 * padding.y

/**
 * Holds together as many of the first and of the last rows as the words need, so that they find room on each page that
 * the cell comes to; the rows of a short cell stay together all.
 */
export function keepReach(reach: Reach, { depth }: Area): void {
  const { slabs } = reach
  const need = reachHeight(reach)
  const all = slabs.reduce((sum, { height }) => sum + height, 0) <= depth * keptTogether
  let [above, below] = [0, 0]
  for (const [at, slab] of slabs.slice(0, -1).entries()) {
    above += slab.height
    if (all || above < need) slab.keep = true
    const fromEnd = slabs.length - 1 - at
    below += slabs[fromEnd]?.height ?? 0
    const before = slabs[fromEnd - 1]
    if (before && below < need) before.keep = true
  }
  const first = slabs[0]
  const notes = reach.lines.flatMap((line) => reach.set(line, 0, []))
  if (first && notes.length > 0) first.notes = [...(first.notes ?? []), ...notes]
}

const topOf = ({ setting }: Reach, lines: readonly Line[], height: number): number =>
  (height - lines.length * setting.leading) / 2

function wordsOf(reach: Reach, height: number): Mark[] {
  const { setting, lines, set } = reach
  const top = topOf(reach, lines, height)
  const marks: Mark[] = []
  for (const [at, line] of lines.entries()) set(line, top + at * setting.leading, marks)
  return marks
}

/** Said once already: overleaf they are decoration, as a repeated head is. */
function wordsAgain(reach: Reach, height: number): Mark[] {
  const { setting, again } = reach
  const top = topOf(reach, again.lines, height)
  return again.lines.map((line, at) => setLine(again.text, line, setting, top + at * setting.leading))
}

const settle = (marks: readonly Mark[], numbers: Numbers): Mark[] =>
  marks.flatMap((mark) => (mark.kind === 'later' ? mark.marks(numbers) : [mark]))

/** Sets the words of the cells that reach over rows, page by page, and closes a cell that a page cuts. */
export function setReaches(pages: readonly Page[]): void {
  for (const { placed } of pages) {
    const here = new Map<Reach, Placed[]>()
    for (const each of placed)
      for (const reach of each.slab.reaches ?? []) here.set(reach, [...(here.get(reach) ?? []), each])
    for (const [reach, rows] of here) {
      const [first, last] = [rows[0], rows.at(-1)]
      if (!first || !last) continue
      const height = last.top + last.slab.height - first.top
      if (first.slab === reach.slabs[0]) reach.spot.marks = (numbers) => settle(wordsOf(reach, height), numbers)
      else first.slab.marks.push(...wordsAgain(reach, height))
      if (last.slab === reach.slabs.at(-1)) continue
      const { left: x1, width } = reach
      const y = last.slab.height
      last.slab.marks.push({ kind: 'rule', x1, y1: y, x2: x1 + width, y2: y, weight: ink.hairline, gray: ink.lineGray })
    }
  }
}
