import type { Field } from '#workflows/facts/catalogue.ts'
import { amountText } from '#workflows/finance/money.ts'

export type ShownFact = { text: string } | { heads: string[]; rows: string[][] }

/** A fact as a reader sees it: words with their unit, or rows under their heads. */
export function shownFact(field: Field, value: unknown): ShownFact {
  if (field.kind !== 'rows') return { text: shownWord(field, value) }
  const columns = Object.entries(field.columns ?? {})
  return {
    heads: columns.map(([, { label, kind }]) => (kind === 'fen' ? `${label}（万元）` : label)),
    rows: (Array.isArray(value) ? value : []).map((row) =>
      columns.map(([name, column]) => shownWord(column, Reflect.get(Object(row), name), true)),
    ),
  }
}

function shownWord(field: Field, value: unknown, bare = false): string {
  if (value === null || value === undefined) return '—'
  if (field.kind === 'fen' && typeof value === 'number')
    return bare ? amountText(value, 'wan') : `${amountText(value, 'wan')} 万元`
  if (field.kind === 'percent') return `${value}%`
  if (field.kind === 'yes-no') return value === true ? '是' : '否'
  if (field.kind === 'choice') return field.choices?.[String(value)] ?? String(value)
  return String(value)
}
