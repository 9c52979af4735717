import type { Fact, Field } from '#workflows/facts/catalogue.ts'
import { readFact } from '#workflows/facts/catalogue.ts'
import { amountText, parseAmount } from '#workflows/finance/money.ts'
import { halfWidth } from '#workflows/finance/parsed.ts'
import type { FieldSpec, Fieldset } from './fieldset.ts'
import { placesIn, type Typed } from './read-form.ts'

/** How many empty rows stand ready behind those that are filled. */
const blankRows = 2

/** Facts of a group as a form. Amounts are typed in 万元, to the fen. */
export const factFieldset = (facts: readonly Fact[]): Fieldset => facts.map((fact) => specOf(fact.key, fact))

function specOf(name: string, field: Field): FieldSpec {
  const said = { name, label: field.label, ...(field.hint ? { hint: field.hint } : {}) }
  switch (field.kind) {
    case 'text':
      return { ...said, as: 'text' }
    case 'long-text':
      return { ...said, as: 'long' }
    case 'fen':
      return { ...said, as: 'money', unit: '万元' }
    case 'percent':
      return { ...said, as: 'percent' }
    case 'integer':
      return { ...said, as: 'integer', unit: field.unit ?? '个' }
    case 'day':
      return { ...said, as: 'day' }
    case 'yes-no':
      return { ...said, as: 'choice', choices: { yes: '是', no: '否' } }
    case 'choice':
      return { ...said, as: 'choice', choices: field.choices ?? {} }
    case 'rows': {
      const columns = Object.entries(field.columns ?? {}).map(([column, of]) => specOf(column, of))
      return { ...said, as: 'rows', noun: '行', blank: blankRows, most: 200, fields: columns }
    }
  }
}

/** What is known, as it would have been typed. */
export function typedFacts(facts: readonly Fact[], values: ReadonlyMap<string, unknown>): Typed {
  const typed: Record<string, string[]> = {}
  for (const fact of facts) {
    const value = values.get(fact.key)
    if (fact.kind !== 'rows') typed[fact.key] = [typedWord(fact, value)]
    else
      for (const [at, row] of (Array.isArray(value) ? value : []).entries())
        for (const [name, column] of Object.entries(fact.columns ?? {}))
          typed[`${fact.key}.${at}.${name}`] = [typedWord(column, Reflect.get(Object(row), name))]
  }
  return typed
}

function typedWord(field: Field, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (field.kind === 'fen' && typeof value === 'number')
    return amountText(value, 'wan').replaceAll(',', '').replace('−', '-')
  if (field.kind === 'yes-no') return value === true ? 'yes' : 'no'
  return String(value)
}

export type FactReadings = { facts: { key: string; value: unknown }[]; errors: Record<string, string[]> }

/**
 * Values from what was typed, blanks left out: a fact that was never known stays unknown. Each fault is on its field; one
 * that concerns the rows together, or a cell of them, is on the rows.
 */
export function readFacts(facts: readonly Fact[], typed: Typed, known: ReadonlySet<string>): FactReadings {
  const found: FactReadings = { facts: [], errors: {} }
  for (const fact of facts) {
    const cells: Record<string, string> = {}
    const value =
      fact.kind === 'rows' ? rowsOf(fact, typed, cells) : cellOf(fact, word(typed, fact.key), fact.key, cells)
    const blank = fact.kind === 'rows' ? isEmpty(value) : word(typed, fact.key).trim() === ''
    if (blank && !known.has(fact.key)) continue
    if (blank && fact.kind !== 'rows' && fact.required === false && !readFact(fact.key, null).ok) continue
    for (const [name, message] of Object.entries(cells)) found.errors[name] = [message]
    if (Object.keys(cells).length > 0) continue
    const read = readFact(fact.key, blank && fact.kind !== 'rows' ? null : value)
    if (read.ok) found.facts.push({ key: fact.key, value: read.value })
    else found.errors[fact.key] = [blank ? '已登记的要素不能清空，请填写新的值' : read.message]
  }
  return found
}

const word = (typed: Typed, name: string): string => typed[name]?.[0] ?? ''
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0

function rowsOf(fact: Fact, typed: Typed, problems: Record<string, string>): Record<string, unknown>[] {
  return placesIn(fact.key, Object.keys(typed)).map((place) =>
    Object.fromEntries(
      Object.entries(fact.columns ?? {}).map(([name, column]) => {
        const at = `${fact.key}.${place}.${name}`
        const said = word(typed, at)
        return [name, said.trim() === '' && column.required === false ? null : cellOf(column, said, at, problems)]
      }),
    ),
  )
}

function cellOf(field: Field, said: string, at: string, problems: Record<string, string>): unknown {
  const plain = halfWidth(said)
  switch (field.kind) {
    case 'fen': {
      const negative = /^[-−]/.test(plain)
      const amount = parseAmount(negative ? plain.slice(1) : plain, 'wan')
      if (!amount.ok) problems[at] = amount.message
      return amount.ok ? (negative ? -amount.value : amount.value) : undefined
    }
    case 'integer':
      return plain === '' ? undefined : Number(plain.replaceAll(',', ''))
    case 'percent':
      return plain.replace(/%$/, '').trim()
    case 'day':
      return plain
    case 'yes-no':
      return said === 'yes' ? true : said === 'no' ? false : undefined
    default:
      return said
  }
}
