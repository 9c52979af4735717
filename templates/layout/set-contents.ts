import type { Line } from './break-lines.ts'
import type { Desk } from './desk.ts'
import { type Anchor, type Element, element, type Slab, typeArea } from './page.ts'
import { baselineIn, keepAll, linesOf, setLine, setLines, spaced } from './set-lines.ts'
import { styles } from './type-scale.ts'

/** An entry of the table of contents whose page number is printed in the second pass. */
export type ContentsEntry = {
  anchor: Anchor
  slab: Slab
  line: Line
  setting: EntrySetting
  node: Element
}
type EntrySetting = {
  size: number
  leading: number
  align: 'left'
  x: number
  measure: number
  typeface: 'hei' | 'song'
  rest: number
}

/** Levels listed; level 3 would fill pages and is in the outline. */
const deepest = 2
const numberRoom = 34

function entrySetting(level: number): EntrySetting {
  const indent = (level - 1) * 24
  const measure = typeArea.measure - indent - numberRoom - 24
  const x = typeArea.left + indent
  return level === 1
    ? { size: 12, leading: 21, align: 'left', x, measure, typeface: 'hei', rest: 1 }
    : { size: 10.5, leading: 17, align: 'left', x, measure, typeface: 'song', rest: 1 }
}

/**
 * First pass: the entries with room for their numbers, so that the contents take their final space before any page
 * number is known. They stand on pages of their own.
 */
export function setContents(desk: Desk): { slabs: Slab[]; entries: ContentsEntry[] } {
  const contents = element('TOC', desk.root)
  const title = keepAll(setLines(desk.measure('目\u3000录', 'hei'), styles.heading1, element('P', desk.root)))
  const entries: ContentsEntry[] = []
  const slabs = desk.anchors
    .filter(({ level }) => level <= deepest)
    .flatMap((anchor, at, listed) => {
      const opensSections = anchor.level === 1 && listed[at + 1]?.level === 2
      const setting = entrySetting(anchor.level)
      const node = element('Link', element('TOCI', contents))
      const text = desk.measure(anchor.title, setting.typeface)
      const lines = linesOf(text, setting)
      const own = lines.map((line, row): Slab => {
        const last = row === lines.length - 1
        const slab: Slab = {
          height: setting.leading,
          marks: [setLine(text, line, setting, 0, node)],
          keep: !last || opensSections,
        }
        slab.marks.push({
          kind: 'link',
          x: setting.x,
          y: 0,
          width: typeArea.right - setting.x,
          height: setting.leading,
          to: anchor,
          element: node,
        })
        if (last) entries.push({ anchor, slab, line, setting, node })
        return slab
      })
      if (anchor.level === 1) return spaced(own, 4, 0)
      return own
    })
  const first = title[0]
  if (first) first.fresh = true
  return { slabs: [...spaced(title, 0, 12), ...slabs], entries }
}

/** Second pass: dot leaders and page numbers, counted as the foot of the page counts them. */
export function fillContents(desk: Desk, entries: readonly ContentsEntry[]): void {
  // Leaders end at one place, so that their dots stand in columns; drawn, not typed, so that nobody hears them read.
  const to = typeArea.right - numberRoom + 8
  for (const { anchor, slab, line, setting, node } of entries) {
    const { size, x, leading } = setting
    const number = desk.measure(anchor.page === undefined ? '\u2014' : String(anchor.page + 1))
    const numberSetting = {
      size,
      leading,
      align: 'right',
      x: typeArea.right - numberRoom,
      measure: numberRoom,
    } as const
    const [numberLine] = linesOf(number, numberSetting)
    if (!numberLine) continue
    const from = x + ((line.indent + line.width) * size) / 1000 + 6
    const y = baselineIn(leading, size) - 1
    if (to - from > 12)
      slab.marks.push({ kind: 'rule', x1: to, y1: y, x2: from, y2: y, weight: 0.8, gray: 0.35, dotted: true })
    slab.marks.push(setLine(number, numberLine, numberSetting, 0, node))
  }
}
