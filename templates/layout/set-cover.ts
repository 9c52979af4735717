import type { Cover } from '../blocks.ts'
import type { Desk } from './desk.ts'
import { naturalWidth } from './measured-text.ts'
import { type Element, element, type Mark, type Page, type Slab, typeArea } from './page.ts'
import { paginate } from './paginate.ts'
import { linesOf, type Setting, setLine, setLines } from './set-lines.ts'
import { printedDay } from './set-signing.ts'

/** Pairs of label and value about a common axis, label set right of it, as covers of offering papers are. */
function setPairs(desk: Desk, pairs: readonly { label: string; value: string }[], parent: Element): Slab[] {
  const labelWidth = 150
  const gap = 6
  const base = { size: 12, leading: 22 } as const
  const labelSetting: Setting = { ...base, align: 'right', x: typeArea.left, measure: labelWidth }
  const valueSetting: Setting = {
    ...base,
    align: 'left',
    x: typeArea.left + labelWidth + gap,
    measure: typeArea.measure - labelWidth - gap - 12,
  }
  return pairs.map(({ label, value }) => {
    const node = element('P', parent)
    const [labelText, valueText] = [desk.measure(`${label}：`, 'hei'), desk.measure(value)]
    const [labelLines, valueLines] = [linesOf(labelText, labelSetting), linesOf(valueText, valueSetting)]
    const marks: Mark[] = [
      ...labelLines.map((line, at) => setLine(labelText, line, labelSetting, at * base.leading, node)),
      ...valueLines.map((line, at) => setLine(valueText, line, valueSetting, at * base.leading, node)),
    ]
    return { height: Math.max(labelLines.length, valueLines.length) * base.leading, marks }
  })
}

/** A title that opens with the issuer's name and needs two lines is broken after the name and not within it. */
function titleLines(desk: Desk, { title, issuer }: Cover, room: number): { words: string; size: number } {
  const widthOf = (words: string) => naturalWidth(desk.measure(words, 'hei')) / 1000
  if (widthOf(title) * 26 <= room) return { words: title, size: 26 }
  const named = title.startsWith(issuer) && title.length > issuer.length
  const rest = title.slice(issuer.length)
  const widest = named ? Math.max(widthOf(issuer), widthOf(rest)) : widthOf(title) / 1.9
  return {
    words: named ? `${issuer}\n${rest}` : title,
    size: [26, 24, 22, 20].find((size) => widest * size <= room) ?? 18,
  }
}

const heightOf = (slabs: readonly Slab[]): number => slabs.reduce((sum, slab) => sum + slab.height, 0)

/**
 * The cover: issuer, title and subtitle in the upper half, facts below, parties and day at the foot. The free height is
 * shared out between the groups; a cover with more than a page of facts simply runs on.
 */
export function setCover(desk: Desk, cover: Cover): Page[] {
  const sheet = element('Sect', desk.root)
  const centred = { align: 'center', x: typeArea.left + 12, measure: typeArea.measure - 24 } as const
  const group = (words: string, typeface: 'hei' | 'song' | 'song-bold', size: number, leading: number): Slab[] =>
    words ? setLines(desk.measure(words, typeface), { ...centred, size, leading }, element('P', sheet)) : []
  const title = titleLines(desk, cover, centred.measure)
  const groups = [
    group(cover.title.startsWith(cover.issuer) ? '' : cover.issuer, 'hei', 20, 34),
    group(title.words, 'hei', title.size, title.size * 1.65),
    group(cover.subtitle ?? '', 'song', 18, 32),
    setPairs(desk, cover.facts, sheet),
    setPairs(
      desk,
      cover.parties.map(({ label, name }) => ({ label, value: name })),
      sheet,
    ),
    group(printedDay(cover.date), 'song', 14, 26),
  ]
  // Shares of the free height above each group.
  const shares = [1.6, 0.7, 0.3, 2, 1.6, 0.9]
  const free = Math.max(0, typeArea.depth - heightOf(groups.flat()))
  const shared = shares.reduce((sum, share, at) => sum + (groups[at]?.length ? share : 0), 0)
  const slabs = groups.flatMap((slabsOfGroup, at): Slab[] => {
    if (slabsOfGroup.length === 0) return []
    return [{ height: ((shares[at] ?? 0) / shared) * free * 0.96, marks: [] }, ...slabsOfGroup]
  })
  return paginate(slabs).map((page) => ({ ...page, bare: true }))
}
