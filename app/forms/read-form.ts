import { z } from 'zod'
import { type AmountUnit, parseAmount } from '#workflows/finance/money.ts'
import { halfWidth } from '#workflows/finance/parsed.ts'
import type { FieldSpec, Fieldset } from './fieldset.ts'

/** What stood in the fields, by the name they were posted under: shown again when a form is refused. */
export type Typed = Readonly<Record<string, readonly string[]>>

export type FieldErrors = Readonly<Record<string, readonly string[]>>

export type ReadForm = { ok: true; data: Record<string, unknown> } | { ok: false; errors: FieldErrors }

type Shape = z.ZodObject

const units: Record<'元' | '万元' | '亿元', AmountUnit> = { 元: 'yuan', 万元: 'wan', 亿元: 'yi' }

/** Whether the schema asks for this name, and the schema of its rows where it is a list of objects. */
export const mustAnswer = (schema: Shape, name: string): boolean => {
  const field = schema.shape[name]
  return field !== undefined && !z.safeParse(field, undefined).success
}

export function rowSchema(schema: Shape, name: string): Shape | undefined {
  const field = schema.shape[name]
  return field instanceof z.ZodArray && field.element instanceof z.ZodObject ? field.element : undefined
}

/** Keeps what was typed. Rows left blank are closed up, so that the places of errors and of fields agree. */
export function typedIn(fieldset: Fieldset, form: FormData): Typed {
  const typed: Record<string, readonly string[]> = {}
  for (const field of fieldset) {
    if (field.as === 'rows') Object.assign(typed, typedRows(field, form))
    else typed[field.name] = words(form, field.name)
  }
  return typed
}

const words = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value): value is string => typeof value === 'string')

function typedRows(field: Extract<FieldSpec, { as: 'rows' }>, form: FormData): Typed {
  const kept = placesIn(field.name, [...form.keys()])
    .map((place) => field.fields.map(({ name }) => [name, words(form, `${field.name}.${place}.${name}`)] as const))
    .filter((row) => row.some(([, said]) => said.some((word) => word.trim() !== '')))
    .slice(0, field.most)
  return Object.fromEntries(
    kept.flatMap((row, at) => row.map(([name, said]) => [`${field.name}.${at}.${name}`, said] as const)),
  )
}

/** The row numbers posted under a name, in order; whatever is no number is not ours. */
export function placesIn(name: string, keys: readonly string[]): number[] {
  const places = keys.flatMap((key) => {
    const place = key.startsWith(`${name}.`) ? key.slice(name.length + 1).split('.')[0] : undefined
    return place && /^\d{1,3}$/.test(place) ? [Number(place)] : []
  })
  return [...new Set(places)].sort((a, b) => a - b)
}

/**
 * The event's body from what was typed: money in its unit to integer fen, percentages to decimal strings, blanks that need
 * no answer left out. Every fault at once, on its field, in the field paths of the schema.
 */
export function readForm(fieldset: Fieldset, schema: Shape, typed: Typed): ReadForm {
  const problems: Record<string, string[]> = {}
  const data = bodyOf(fieldset, schema, typed, '', problems)
  const parsed = schema.safeParse(data)
  const errors: Record<string, string[]> = { ...problems }
  for (const { path, message } of parsed.error?.issues ?? []) {
    const name = path.map(String).join('.')
    if (!problems[name]) errors[name] = [...(errors[name] ?? []), message]
  }
  return Object.keys(errors).length === 0 ? { ok: true, data } : { ok: false, errors }
}

type Problems = Record<string, string[]>

function bodyOf(fieldset: Fieldset, schema: Shape, typed: Typed, prefix: string, problems: Problems) {
  const data: Record<string, unknown> = {}
  for (const field of fieldset) {
    const name = `${prefix}${field.name}`
    if (field.as === 'rows') {
      data[field.name] = placesIn(name, Object.keys(typed)).map((place) =>
        bodyOf(field.fields, rowSchema(schema, field.name) ?? schema, typed, `${name}.${place}.`, problems),
      )
      continue
    }
    if (field.as === 'picks') {
      data[field.name] = typed[name] ?? []
      continue
    }
    const word = typed[name]?.[0] ?? ''
    if (word.trim() === '' && !mustAnswer(schema, field.name)) continue
    const value = readValue(field, word)
    if (value.problem) problems[name] = [value.problem]
    data[field.name] = value.value
  }
  return data
}

function readValue(field: FieldSpec, word: string): { value: unknown; problem?: string } {
  if (field.as === 'money') {
    const amount = parseAmount(word, units[field.unit])
    return amount.ok ? { value: amount.value } : { value: undefined, problem: amount.message }
  }
  if (field.as === 'percent') return { value: halfWidth(word).replace(/%$/, '').trim() }
  if (field.as === 'integer') {
    const digits = halfWidth(word)
    if (digits === '') return { value: undefined, problem: '请填写' }
    return /^\d{1,9}$/.test(digits) ? { value: digits } : { value: digits, problem: '请填整数' }
  }
  if (field.as === 'day' || field.as === 'hour') return { value: halfWidth(word) }
  return { value: word }
}
