import type { z } from 'zod'
import type { FieldSpec, Fieldset, ListName } from './fieldset.ts'
import { type FieldErrors, mustAnswer, placesIn, rowSchema, type Typed } from './read-form.ts'

export type Option = { value: string; label: string }
export type Lists = Partial<Record<ListName, readonly Option[]>>

/** One field as a page draws it: plain data, with what was typed and what is wrong with it. */
export type FieldView = {
  as: Exclude<FieldSpec['as'], 'choice' | 'pick' | 'picks' | 'rows'> | 'radio' | 'select' | 'checks'
  /** Posted under this name. */
  name: string
  /** Unique on the page, where several forms stand. */
  id: string
  label: string
  hint?: string
  unit?: string
  required: boolean
  values: readonly string[]
  options?: readonly Option[]
  errors?: readonly string[]
}

export type RowsView = {
  as: 'rows'
  name: string
  id: string
  label: string
  hint?: string
  noun: string
  rows: readonly (readonly FieldView[])[]
  /** The button that asks for one more; absent at the limit. */
  more?: string
  errors?: readonly string[]
}

export type FieldsView = readonly (FieldView | RowsView)[]

export type Shown = {
  /** Keeps ids of several forms on one page apart. */
  prefix: string
  schema: z.ZodObject
  lists: Lists
  typed?: Typed
  errors?: FieldErrors
  /** Empty rows asked for beyond the usual ones, by the name of the rows. */
  more?: Readonly<Record<string, number>>
}

/** Choices up to four stand open as radios; longer lists fold into a select. */
const radiosUpTo = 4

export const viewFields = (fieldset: Fieldset, shown: Shown): FieldsView =>
  fieldset
    .filter((field) => hasSomething(field, shown.schema, shown.lists))
    .map((field) => (field.as === 'rows' ? viewRows(field, shown) : viewField(field, shown, shown.schema, '')))

/** A list with nothing in it, that need not be answered, is no question. */
const hasSomething = (field: FieldSpec, schema: z.ZodObject, lists: Lists): boolean =>
  field.as !== 'pick' || (lists[field.from] ?? []).length > 0 || mustAnswer(schema, field.name)

export const idOf = (prefix: string, name: string): string => `${prefix}-${name}`.replaceAll('.', '-')

function viewField(
  field: Exclude<FieldSpec, { as: 'rows' }>,
  shown: Shown,
  schema: z.ZodObject,
  before: string,
): FieldView {
  const name = `${before}${field.name}`
  const errors = shown.errors?.[name]
  return {
    name,
    id: idOf(shown.prefix, name),
    label: field.label,
    ...(field.hint ? { hint: field.hint } : {}),
    ...(field.as === 'money' || field.as === 'integer' ? { unit: field.unit } : {}),
    required: mustAnswer(schema, field.name),
    values: shown.typed?.[name] ?? [],
    ...(errors ? { errors } : {}),
    ...drawnAs(field, shown.lists),
  }
}

function drawnAs(
  field: Exclude<FieldSpec, { as: 'rows' }>,
  lists: Lists,
): Pick<FieldView, 'as'> & { options?: readonly Option[] } {
  if (field.as === 'choice') {
    const options = Object.entries(field.choices).map(([value, label]) => ({ value, label }))
    return { as: options.length <= radiosUpTo ? 'radio' : 'select', options }
  }
  if (field.as === 'pick') return { as: 'select', options: lists[field.from] ?? [] }
  if (field.as === 'picks') return { as: 'checks', options: lists[field.from] ?? [] }
  return { as: field.as }
}

function viewRows(field: Extract<FieldSpec, { as: 'rows' }>, shown: Shown): RowsView {
  const schema = rowSchema(shown.schema, field.name) ?? shown.schema
  const typed = placesIn(field.name, Object.keys(shown.typed ?? {})).length
  const count = Math.min(Math.max(field.blank, typed) + (shown.more?.[field.name] ?? 0), field.most)
  const errors = shown.errors?.[field.name]
  return {
    as: 'rows',
    name: field.name,
    id: idOf(shown.prefix, field.name),
    label: field.label,
    ...(field.hint ? { hint: field.hint } : {}),
    noun: field.noun,
    rows: Array.from({ length: count }, (_, at) =>
      field.fields
        .filter((part) => hasSomething(part, schema, shown.lists))
        .map((part) => viewField(part as Exclude<FieldSpec, { as: 'rows' }>, shown, schema, `${field.name}.${at}.`)),
    ),
    ...(count < field.most ? { more: `more:${field.name}` } : {}),
    ...(errors ? { errors } : {}),
  }
}

export type FieldFault = { field?: string; message: string }

/** Every fault of a form as a list of links, each by the name of its field; what stands on no field comes last. */
export function faultsOf(fields: FieldsView, errors: FieldErrors = {}): FieldFault[] {
  const shown = new Set<string>()
  const of = (one: FieldView | RowsView, where = ''): FieldFault[] => {
    shown.add(one.name)
    const own = (one.errors ?? []).map((message) => ({ field: one.id, message: `${where}${one.label}：${message}` }))
    if (one.as !== 'rows') return own
    const cells = one.rows.flatMap((row, at) => row.flatMap((cell) => of(cell, `${one.noun} ${at + 1} `)))
    return [...own, ...cells]
  }
  const known = fields.flatMap((one) => of(one))
  const rest = Object.entries(errors).filter(([name]) => !shown.has(name))
  return [...known, ...rest.flatMap(([, messages]) => messages.map((message) => ({ message })))]
}
