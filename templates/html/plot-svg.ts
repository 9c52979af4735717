import type { Block } from '../blocks.ts'
import { chartCaption, chartInWords, type Plot, plotOf, tickWords } from '../plot.ts'
import { escapeHtml } from './escape-html.ts'

const [width, height] = [560, 220]
const area = { left: 72, right: width - 12, top: 24, bottom: height - 28 }

type Scale = { x: (label: number) => number; y: (number: number) => number; room: number }

function scaleOf({ labels, ticks }: Plot): Scale {
  const [least = 0, most = 1] = [ticks[0], ticks.at(-1)]
  const room = (area.right - area.left) / Math.max(1, labels.length)
  return {
    room,
    x: (label) => area.left + (label + 0.5) * room,
    y: (number) => area.bottom - ((area.bottom - area.top) * (number - least)) / (most - least || 1),
  }
}

const at = (value: number): string => value.toFixed(1)
const words = (said: string, x: number, y: number, anchor: 'start' | 'middle' | 'end' = 'middle'): string =>
  `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}">${escapeHtml(said)}</text>`

function drawn({ series }: Plot, form: 'columns' | 'lines', { x, y, room }: Scale): string {
  const wide = Math.min(48, (room * 0.76) / Math.max(1, series.length))
  const parts = series.flatMap(({ points }, nth) =>
    points.flatMap((point, label) => {
      if (!point) return []
      const said = words(
        point.said,
        form === 'lines' ? x(label) : x(label) + (nth + 0.5 - series.length / 2) * wide,
        y(Math.max(0, point.number)) - 6,
      )
      const shade = `doc-shade-${(nth % 3) + 1}`
      if (form === 'lines') {
        const next = points[label + 1]
        const stroke = next
          ? `<line class="${shade}" x1="${at(x(label))}" y1="${at(y(point.number))}" x2="${at(x(label + 1))}" y2="${at(y(next.number))}"/>`
          : ''
        return [stroke, `<circle class="${shade}" cx="${at(x(label))}" cy="${at(y(point.number))}" r="3"/>`, said]
      }
      const [top, bottom] = [y(Math.max(0, point.number)), y(Math.min(0, point.number))]
      const from = x(label) + (nth - series.length / 2) * wide + 1
      return [
        `<rect class="${shade}" x="${at(from)}" y="${at(top)}" width="${at(wide - 2)}" height="${at(bottom - top)}"/>`,
        said,
      ]
    }),
  )
  return parts.join('')
}

/** A drawing of columns or lines, named in words with every figure for whoever hears it. */
export function plotSvg(chart: Extract<Block, { kind: 'chart' }>): string {
  const plot = plotOf(chart)
  const scale = scaleOf(plot)
  const ticks = plot.ticks.map(
    (tick) =>
      `<line class="${tick === 0 ? 'doc-zero' : 'doc-tick'}" x1="${area.left}" x2="${area.right}" y1="${at(scale.y(tick))}" y2="${at(scale.y(tick))}"/>${words(tickWords(tick), area.left - 6, scale.y(tick) + 4, 'end')}`,
  )
  const labels = plot.labels.map((label, nth) => words(label, scale.x(nth), area.bottom + 18))
  const named = plot.series.filter(({ of }) => of !== '')
  const legend = named.map(({ of }, nth) => {
    const x = area.left + (nth * (area.right - area.left)) / named.length
    return `<rect class="doc-shade-${(nth % 3) + 1}" x="${at(x)}" y="4" width="12" height="7"/>${words(of, x + 18, 12, 'start')}`
  })
  const form = chart.form === 'lines' ? 'lines' : 'columns'
  const svg = `<svg class="doc-drawing" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(chartInWords(chart))}">${ticks.join('')}${labels.join('')}${legend.join('')}${drawn(plot, form, scale)}</svg>`
  return `<figure class="doc-plot"${chart.id ? ` id="doc-${escapeHtml(chart.id)}"` : ''}><figcaption>${escapeHtml(chartCaption(chart))}</figcaption>${svg}</figure>`
}
