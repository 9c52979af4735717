import type { Block } from '../blocks.ts'
import { numberIn } from '../number-in.ts'
import { escapeHtml } from './escape-html.ts'

/** Bars beside their figures: the figures are the table that is read aloud, the bars are decoration. */
export function chartSvg({ id, caption, unit, series }: Extract<Block, { kind: 'chart' }>): string {
  const numbers = series.map(({ value }) => numberIn(value) ?? 0)
  const least = Math.min(0, ...numbers)
  const span = Math.max(0, ...numbers) - least || 1
  const rows = series.map(({ label, value }, at) => {
    const number = numbers[at] ?? 0
    const from = ((Math.min(0, number) - least) / span) * 100
    const length = (Math.abs(number) / span) * 100
    const bar = `<svg class="doc-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect x="${from.toFixed(2)}" y="0" width="${length.toFixed(2)}" height="8"/></svg>`
    return `<tr><th scope="row">${escapeHtml(label)}</th><td>${bar}</td><td class="doc-right">${escapeHtml(value)}</td></tr>`
  })
  const words = unit ? `${caption}（单位：${unit}）` : caption
  return `<table class="doc-chart"${id ? ` id="doc-${escapeHtml(id)}"` : ''}><caption>${escapeHtml(words)}</caption><tbody>${rows.join('')}</tbody></table>`
}
