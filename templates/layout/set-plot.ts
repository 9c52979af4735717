import type { Block } from '../blocks.ts'
import { chartCaption, chartInWords, type Plot, plotOf, tickWords } from '../plot.ts'
import type { Desk } from './desk.ts'
import { element, type Mark, type Slab, typeArea } from './page.ts'
import { keepAll, linesOf, type Setting, setLine, setLines, spaced } from './set-lines.ts'
import { space, styles } from './type-scale.ts'

type Chart = Extract<Block, { kind: 'chart' }>

const height = 150
const left = typeArea.left + 64
const right = typeArea.right - 12
const small = { size: 7.5, leading: 10 } as const
const legendDepth = 18
/** Told apart in black and white: three greys. A fourth series begins again. */
const greys = [0.35, 0.62, 0.82]
const greyOf = (nth: number): number => greys[nth % greys.length] ?? 0.35

type Pen = {
  words: (said: string, x: number, width: number, top: number, align: Setting['align']) => Mark[]
  /** Distance below the top of the field of a number. */
  y: (number: number) => number
  /** Middle of the room of a label, and the room's width. */
  x: (label: number) => number
  room: number
}

function penOf(desk: Desk, { labels, ticks }: Plot, node: ReturnType<typeof element>): Pen {
  const [least = 0, most = 1] = [ticks[0], ticks.at(-1)]
  const room = (right - left) / Math.max(1, labels.length)
  return {
    room,
    x: (label) => left + (label + 0.5) * room,
    y: (number) => legendDepth + height * (1 - (number - least) / (most - least || 1)),
    words: (said, x, width, top, align) => {
      const text = desk.measure(said)
      const setting = { ...small, align, x, measure: width }
      return linesOf(text, setting).map((line, at) => setLine(text, line, setting, top + at * small.leading, node))
    },
  }
}

/** Round figures at the left, a light rule for each, a dark one at zero, and what the columns or points stand for below. */
function field({ labels, ticks }: Plot, { words, x, y, room }: Pen): Mark[] {
  const scale = ticks.flatMap((tick): Mark[] => [
    // A tint and not a rule, so that columns stand before it.
    tick === 0
      ? { kind: 'rule', x1: left, y1: y(0), x2: right, y2: y(0), weight: 0.6 }
      : { kind: 'fill', x: left, y: y(tick) - 0.2, width: right - left, height: 0.4, gray: 0.8 },
    ...words(tickWords(tick), typeArea.left, left - typeArea.left - 6, y(tick) - small.leading / 2, 'right'),
  ])
  const below = legendDepth + height + 5
  return [...scale, ...labels.flatMap((label, at) => words(label, x(at) - room / 2, room, below, 'center'))]
}

function legend({ series }: Plot, { words }: Pen): Mark[] {
  const named = series.filter(({ of }) => of !== '')
  const width = (right - left) / Math.max(1, named.length)
  return named.flatMap(({ of }, nth): Mark[] => [
    { kind: 'fill', x: left + nth * width, y: 3, width: 12, height: 5, gray: greyOf(nth) },
    ...words(of, left + nth * width + 17, width - 20, 0.5, 'left'),
  ])
}

function columns({ series }: Plot, { words, x, y, room }: Pen): Mark[] {
  const width = Math.min(44, (room * 0.76) / Math.max(1, series.length))
  return series.flatMap(({ points }, nth) =>
    points.flatMap((point, at): Mark[] => {
      if (!point) return []
      const from = x(at) + (nth - series.length / 2) * width
      const [top, bottom] = [Math.min(y(point.number), y(0)), Math.max(y(point.number), y(0))]
      return [
        { kind: 'fill', x: from + 1, y: top, width: width - 2, height: bottom - top, gray: greyOf(nth) },
        ...words(point.said, from - 14, width + 28, point.number < 0 ? bottom + 1 : top - small.leading, 'center'),
      ]
    }),
  )
}

function lines({ series }: Plot, { words, x, y, room }: Pen): Mark[] {
  return series.flatMap(({ points }, nth) =>
    points.flatMap((point, at): Mark[] => {
      if (!point) return []
      const next = points[at + 1]
      const here = { x: x(at), y: y(point.number) }
      const gray = greyOf(nth)
      const weight = 1.4
      const stroke: Mark[] = next
        ? [{ kind: 'rule', x1: here.x, y1: here.y, x2: x(at + 1), y2: y(next.number), weight, gray }]
        : []
      return [
        ...stroke,
        { kind: 'fill', x: here.x - 2.5, y: here.y - 2.5, width: 5, height: 5, gray },
        ...words(point.said, here.x - room / 2, room, here.y - small.leading - 4, 'center'),
      ]
    }),
  )
}

/** Columns or lines over common labels, in one piece with their caption; in words for whoever hears the page read. */
export function setPlot(desk: Desk, chart: Chart): Slab[] {
  const figure = element('Figure', desk.root)
  figure.alt = chartInWords(chart)
  const plot = plotOf(chart)
  const pen = penOf(desk, plot, figure)
  const caption = element('Caption', desk.root)
  const captioned = keepAll(setLines(desk.measure(chartCaption(chart), 'hei'), styles.caption, caption))
  const marks = [
    ...legend(plot, pen),
    ...field(plot, pen),
    ...(chart.form === 'lines' ? lines(plot, pen) : columns(plot, pen)),
  ]
  return spaced([...captioned, { height: legendDepth + height + 20, marks }], space.chart[0], space.chart[1])
}
