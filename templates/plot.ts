import type { Block } from './blocks.ts'
import { numberIn } from './number-in.ts'

type Chart = Extract<Block, { kind: 'chart' }>

/** A chart of several series over common labels: numbers to draw by, and the words that are printed for them. */
export type Plot = {
  labels: string[]
  series: { of: string; points: ({ number: number; said: string } | null)[] }[]
  /** Round figures from the lowest to the highest, zero among them. */
  ticks: number[]
}

const mostTicks = 5

/** A step of 1, 2 or 5 times a power of ten, so that the range is done in at most five. */
function stepFor(range: number): number {
  const power = 10 ** Math.floor(Math.log10(range / mostTicks))
  return [1, 2, 5, 10].map((times) => times * power).find((step) => range / step <= mostTicks) ?? 10 * power
}

function ticksFor(numbers: readonly number[]): number[] {
  const [least, most] = [Math.min(0, ...numbers), Math.max(0, ...numbers)]
  if (least === most) return [0, 1]
  const step = stepFor(most - least)
  const [from, to] = [Math.floor(least / step), Math.ceil(most / step)]
  return Array.from({ length: to - from + 1 }, (_, at) => Number(((from + at) * step).toPrecision(12)))
}

/** The figures of a chart by series and label, in the order in which each is first named. */
export function plotOf({ series }: Chart): Plot {
  const labels = [...new Set(series.map(({ label }) => label))]
  const names = [...new Set(series.map(({ of = '' }) => of))]
  const drawn = names.map((name) => ({
    of: name,
    points: labels.map((label) => {
      const found = series.find(({ of = '', label: own }) => of === name && own === label)
      const number = found ? numberIn(found.value) : null
      return found && number !== null ? { number, said: found.value } : null
    }),
  }))
  return { labels, series: drawn, ticks: ticksFor(drawn.flatMap(({ points }) => points.map((at) => at?.number ?? 0))) }
}

export const tickWords = (tick: number): string => tick.toLocaleString('en-US', { maximumFractionDigits: 10 })

export const chartCaption = ({ caption, unit }: Chart): string => (unit ? `${caption}（单位：${unit}）` : caption)

/** What a drawn chart shows, for whoever cannot see it: every figure, series by series. */
export function chartInWords(chart: Chart): string {
  const said = plotOf(chart).series.map(({ of, points }) => {
    const own = chart.series.filter((each) => (each.of ?? '') === of).map(({ label, value }) => `${label}${value}`)
    return points.length > 0 ? `${of}${of ? '：' : ''}${own.join('、')}` : of
  })
  return `${chart.form === 'lines' ? '折线图' : '柱形图'}：${chartCaption(chart)}。${said.join('；')}。`
}
