import type { Block } from '../blocks.ts'
import type { Desk } from './desk.ts'
import { type Anchor, element, type Slab, typeArea } from './page.ts'
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

/** 列项: the number or dot stands two em in, the text hangs beside it. */
export function setList(desk: Desk, block: Of<'list'>): Slab[] {
  const list = element('L', desk.root)
  const style = styles.list
  const markRoom = (block.ordered ? 2.75 : 1.25) * style.size
  const x = typeArea.left + (block.ordered ? 1.25 : 2) * style.size
  const slabs = block.items.flatMap((item, at) => {
    const entry = element('LI', list)
    const label = block.ordered ? desk.measure(`\uFF08${at + 1}\uFF09`) : desk.measure('\u2022', 'hei')
    const hanging = { ...style, x: x + markRoom, measure: typeArea.right - x - markRoom }
    const labelStyle = {
      ...style,
      align: 'left',
      x: block.ordered ? x : x - 4,
      measure: markRoom + style.size,
    } as const
    const labels = linesOf(label, labelStyle).map((line) => setLine(label, line, labelStyle, 0, element('Lbl', entry)))
    const lines = setLines(desk.measure(item, style.typeface), hanging, element('LBody', entry), desk.find)
    lines[0]?.marks.unshift(...labels)
    return lines
  })
  return spaced(slabs, space.list[0], space.list[1])
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
