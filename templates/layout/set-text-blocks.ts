import type { Block, Inline } from '../blocks.ts'
import { type ItemMark, listMarks } from '../list-marks.ts'
import type { Desk } from './desk.ts'
import { type Anchor, type Element, element, type Slab, typeArea } from './page.ts'
import { keepAll, linesOf, setLine, setLines, spaced } from './set-lines.ts'
import { type Style, space, styles } from './type-scale.ts'

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

/** A heading never ends a page: its lines are kept to what follows. */
export function setHeading(desk: Desk, block: Of<'heading'>, anchor: Anchor): Slab[] {
  const name = `heading${block.level}` as const
  const style: Style = styles[name]
  const [before, after] = space[name]
  const node = element(`H${block.level}`, desk.root)
  const slabs = keepAll(setLines(desk.measure(block.marked ?? block.text, style.typeface), style, node))
  if (slabs[0]) slabs[0].anchor = anchor
  return spaced(slabs, before, after)
}

export function setParagraph(desk: Desk, block: Of<'paragraph'>): Slab[] {
  const style: Style = styles[block.style ?? 'body']
  const align = block.align && block.align !== 'left' ? block.align : style.align
  const first = block.indent === false || align === 'center' || align === 'right' ? 0 : (style.first ?? 0)
  const text = desk.measure(block.text, style.typeface)
  return setLines(text, { ...style, align, first }, element('P', desk.root), desk.find)
}

/** 列项: the number or point stands two em in, on the second level four, the text hangs beside it. */
export function setList(desk: Desk, block: Of<'list'>): Slab[] {
  const list = element('L', desk.root)
  let below: Element | null = null
  const marks = listMarks(block)
  const slabs = block.items.flatMap((item, at) => {
    const mark = marks[at] ?? { words: '', ordered: false, deep: false }
    below = mark.deep ? (below ?? element('L', list)) : null
    return setItem(desk, item, mark, element('LI', below ?? list))
  })
  return spaced(slabs, space.list[0], space.list[1])
}

function setItem(desk: Desk, item: Inline[], { words, ordered, deep }: ItemMark, entry: Element): Slab[] {
  const style = styles.list
  const wide = ordered && !deep
  const markRoom = (wide ? 2.75 : ordered ? 1.5 : 1.25) * style.size
  const x = typeArea.left + ((wide ? 1.25 : 2) + (deep ? 2 : 0)) * style.size
  const label = ordered || deep ? desk.measure(words) : desk.measure(words, 'hei')
  const hanging = { ...style, x: x + markRoom, measure: typeArea.right - x - markRoom }
  const labelStyle = {
    ...style,
    align: 'left',
    x: ordered || deep ? x : x - 4,
    measure: markRoom + style.size,
  } as const
  const labels = linesOf(label, labelStyle).map((line) => setLine(label, line, labelStyle, 0, element('Lbl', entry)))
  const lines = setLines(desk.measure(item, style.typeface), hanging, element('LBody', entry), desk.find)
  lines[0]?.marks.unshift(...labels)
  return lines
}

/** A box of text with a bar at its left; it may run over pages, each line carries its part of the box. */
export function setCallout(desk: Desk, block: Of<'callout'>): Slab[] {
  const box = element('Sect', desk.root)
  const padding = 12
  const inner = { x: typeArea.left + padding + 4, measure: typeArea.measure - 2 * padding - 4 }
  const title = keepAll(
    setLines(desk.measure(block.title, 'hei'), { ...styles.calloutTitle, ...inner }, element('P', box)),
  )
  const body = setLines(desk.measure(block.text), { ...styles.calloutText, ...inner }, element('P', box), desk.find)
  const edge = (): Slab => ({ height: 7, marks: [], keep: true })
  const slabs = [edge(), ...title, ...body, { height: 8, marks: [] }]
  const last = slabs.at(-2)
  if (last) last.keep = true
  for (const slab of slabs) {
    slab.marks.unshift(
      { kind: 'fill', x: typeArea.left, y: 0, width: typeArea.measure, height: slab.height + 0.3, gray: 0.955 },
      {
        kind: 'fill',
        x: typeArea.left,
        y: 0,
        width: 3,
        height: slab.height + 0.3,
        gray: block.tone === 'warning' ? 0.15 : 0.55,
      },
    )
  }
  return spaced(slabs, space.callout[0], space.callout[1])
}
