import type { Block } from '../blocks.ts'
import { numberIn } from '../number-in.ts'
import type { Desk } from './desk.ts'
import { element, type Mark, type Slab, typeArea } from './page.ts'
import { keepAll, linesOf, setLine, setLines, spaced } from './set-lines.ts'
import { space, styles } from './type-scale.ts'

/** Horizontal bars in proportion, with the values as the author wrote them. Read aloud it is a table of two columns. */
export function setChart(desk: Desk, block: Extract<Block, { kind: 'chart' }>): Slab[] {
  const table = element('Table', desk.root)
  const style = styles.tightCell
  const labelWidth = 130
  const valueWidth = 84
  const left = typeArea.left + labelWidth + 8
  const span = typeArea.measure - labelWidth - valueWidth - 16
  const numbers = block.series.map(({ value }) => numberIn(value))
  const least = Math.min(0, ...numbers.map((number) => number ?? 0))
  const most = Math.max(0, ...numbers.map((number) => number ?? 0))
  const scale = most > least ? span / (most - least) : 0
  const zero = left - least * scale
  const caption = block.unit ? `${block.caption}（单位：${block.unit}）` : block.caption
  const slabs = keepAll(setLines(desk.measure(caption, 'hei'), styles.caption, element('Caption', table)))
  for (const [at, { label, value }] of block.series.entries()) {
    const row = element('TR', table)
    const labelText = desk.measure(label)
    const labelSetting = { ...style, align: 'right', x: typeArea.left, measure: labelWidth } as const
    const lines = linesOf(labelText, labelSetting)
    const height = Math.max(20, lines.length * style.leading + 5)
    const top = (height - lines.length * style.leading) / 2
    const labelNode = element('TH', row, 'Row')
    const number = numbers[at] ?? null
    const end = zero + (number ?? 0) * scale
    const marks: Mark[] = lines.map((line, index) =>
      setLine(labelText, line, labelSetting, top + index * style.leading, labelNode),
    )
    if (number)
      marks.unshift({
        kind: 'fill',
        x: Math.min(zero, end),
        y: height / 2 - 5.5,
        width: Math.abs(end - zero),
        height: 11,
        gray: 0.55,
      })
    const valueText = desk.measure(value)
    const valueSetting = { ...style, x: Math.max(zero, end) + 6, measure: valueWidth } as const
    const [valueLine] = linesOf(valueText, valueSetting)
    if (valueLine)
      marks.push(setLine(valueText, valueLine, valueSetting, (height - style.leading) / 2, element('TD', row)))
    marks.push({ kind: 'rule', x1: zero, y1: 0, x2: zero, y2: height, weight: 0.6 })
    slabs.push({ height, marks, keep: at < block.series.length - 1 && block.series.length <= 16 })
  }
  return spaced(slabs, space.chart[0], space.chart[1])
}
