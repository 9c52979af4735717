import type { Measure } from './measured-text.ts'
import { type Mark, type Page, paper } from './page.ts'
import { linesOf, type Setting, setLine } from './set-lines.ts'

/** A company's seal is about 40 mm across (国发〔1999〕25号); half of it stands on the fanned edges of the sheets. */
const radius = 56
/** Above the middle of the edge, where no page number stands when a sheet lies on its side. */
const fromTop = paper.height * 0.36
const words = '骑缝章'
const hint = { size: 9, leading: 13, align: 'center', gray: 0.5 } as const

/**
 * Where the sheets are sealed across: half a dashed ring at the edge opposite the binding, with its name. A sheet that lies
 * is bound above, so its ring is at the foot, at the place that meets those of the others. It is no part of the text. One
 * sheet alone has no seam.
 */
export function addSeamSeals(measure: Measure, pages: readonly Page[]): void {
  if (pages.length < 2) return
  const upright = { height: paper.height, marks: onUpright(measure) }
  const lying = { height: paper.width, marks: onLying(measure) }
  for (const page of pages) page.placed.push({ top: 0, slab: page.wide ? lying : upright, decoration: true })
}

function line(measure: Measure, said: string, setting: Setting, top: number): Mark[] {
  const text = measure(said)
  return linesOf(text, setting).map((each) => setLine(text, each, setting, top))
}

/** One character under the other. */
function onUpright(measure: Measure): Mark[] {
  const setting = { ...hint, x: paper.width - 40, measure: 18 }
  const top = fromTop - (words.length * hint.leading) / 2
  return [
    { kind: 'ring', x: paper.width, y: fromTop, radius },
    ...[...words].flatMap((char, at) => line(measure, char, setting, top + at * hint.leading)),
  ]
}

function onLying(measure: Measure): Mark[] {
  const x = paper.height - fromTop
  const setting = { ...hint, x: x - 30, measure: 60 }
  return [
    { kind: 'ring', x, y: paper.width, radius },
    ...line(measure, words, setting, paper.width - 31 - hint.leading / 2),
  ]
}
