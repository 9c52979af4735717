import { type Area, areaOf, type Footnote, type Page, type Slab } from './page.ts'

/** Room above the first footnote of a page: a short rule with air around it. */
const ruleRoom = 18
const ruleLength = 120
/** A note of so many lines stands whole under its page; a longer one may go on at the foot of the next. */
const keptLines = 3
/** Notes that are carried over leave this much of a page to the text. */
const mostOfPage = 0.6

const heightOf = (lines: readonly Slab[]): number => lines.reduce((sum, { height }) => sum + height, 0)
const leastOf = ({ lines }: Footnote): readonly Slab[] => (lines.length <= keptLines ? lines : lines.slice(0, 2))

/** The footnotes of the page that is being filled, and what did not find room on the one before. */
export type PageFoot = {
  lines: Slab[]
  /** Lines of a note that goes on. Until they stand, no other note may begin. */
  carried: Slab[]
}

export const emptyFoot = (): PageFoot => ({ lines: [], carried: [] })

/** Height taken from the page by its footnotes so far. */
export const footHeight = ({ lines }: PageFoot): number => (lines.length > 0 ? ruleRoom + heightOf(lines) : 0)

/** Height that the notes called by a slab ask for on its own page, beside what stands there. */
export function roomForNotes(foot: PageFoot, notes: readonly Footnote[] | undefined): number {
  if (!notes || notes.length === 0) return 0
  // Only the last may be cut: the ones before it stand whole, or their order would be torn.
  const least = notes.reduce((sum, note, at) => sum + heightOf(at < notes.length - 1 ? note.lines : leastOf(note)), 0)
  return least + (foot.lines.length > 0 ? 0 : ruleRoom)
}

/** Puts the notes of a slab under its page; `room` is what the text has left of it. */
export function addNotes(foot: PageFoot, notes: readonly Footnote[], room: number): void {
  let left = room - (foot.lines.length > 0 ? 0 : ruleRoom)
  for (const note of notes) {
    const least = leastOf(note).length
    for (const [at, line] of note.lines.entries()) {
      left -= line.height
      if (foot.carried.length > 0 || (left < -0.01 && at >= least)) foot.carried.push(line)
      else foot.lines.push(line)
    }
  }
}

/** The foot of the next page: what was carried comes first, as far as it may fill the page. */
export function nextFoot({ carried }: PageFoot, { depth }: Area): PageFoot {
  let height = 0
  const count = carried.findIndex((line) => {
    height += line.height
    return height > depth * mostOfPage
  })
  return count < 0 ? { lines: carried, carried: [] } : { lines: carried.slice(0, count), carried: carried.slice(count) }
}

/** Sets the footnotes of a page that is full, under a short rule, and lets them know their place. */
export function closeFoot(foot: PageFoot, page: Page, number: number): void {
  if (foot.lines.length === 0) return
  const area = areaOf(page)
  let top = area.bottom - footHeight(foot)
  const rule = { kind: 'rule', x1: area.left, y1: 9, x2: area.left + ruleLength, y2: 9, weight: 0.4 } as const
  page.placed.push({ top, slab: { height: ruleRoom, marks: [rule] }, decoration: true })
  top += ruleRoom
  for (const slab of foot.lines) {
    if (slab.anchor) Object.assign(slab.anchor, { page: number, top })
    page.placed.push({ top, slab })
    top += slab.height
  }
}
