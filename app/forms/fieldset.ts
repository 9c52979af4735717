/** Lists that a form chooses from; the run page fills them from rows (app/presenters/choices.server.ts). */
export const listNames = [
  'raters',
  'providers',
  'guarantors',
  'experts',
  'items',
  'filed-papers',
  'filed-headings',
  'earlier-items',
  'obligations',
  'claims',
  'lines',
  'allotments',
  'standing-bids',
  'bonds',
  'evidence',
  'correctable-rows',
] as const

export type ListName = (typeof listNames)[number]

type Labelled = { name: string; label: string; hint?: string }

/** One question of a form. Whether it must be answered is the event schema's to say, never written twice. */
export type FieldSpec =
  | (Labelled & { as: 'text' | 'long' | 'day' | 'hour' | 'percent' })
  | (Labelled & { as: 'integer'; unit: string })
  | (Labelled & { as: 'money'; unit: '元' | '万元' | '亿元' })
  | (Labelled & { as: 'choice'; choices: Readonly<Record<string, string>> })
  | (Labelled & { as: 'pick'; from: ListName })
  | (Labelled & { as: 'picks'; from: ListName })
  | (Labelled & { as: 'rows'; noun: string; blank: number; most: number; fields: readonly FieldSpec[] })

/** What one event asks for. Names are those of its schema, in the order of asking. */
export type Fieldset = readonly FieldSpec[]

type Hint = string | undefined
const hinted = (hint: Hint) => (hint ? { hint } : {})

const labelled =
  <const K extends 'text' | 'long' | 'day' | 'hour' | 'percent'>(as: K) =>
  (name: string, label: string, hint?: string): FieldSpec => ({ as, name, label, ...hinted(hint) })

export const text = labelled('text')
export const long = labelled('long')
export const day = labelled('day')
export const hour = labelled('hour')
export const percent = labelled('percent')

export const integer = (name: string, label: string, unit: string, hint?: string): FieldSpec => ({
  as: 'integer',
  name,
  label,
  unit,
  ...hinted(hint),
})

export const money = (
  name: string,
  label: string,
  unit: '元' | '万元' | '亿元' = '万元',
  hint?: string,
): FieldSpec => ({
  as: 'money',
  name,
  label,
  unit,
  ...hinted(hint),
})

export const choose = (
  name: string,
  label: string,
  choices: Readonly<Record<string, string>>,
  hint?: string,
): FieldSpec => ({ as: 'choice', name, label, choices, ...hinted(hint) })

export const pick = (name: string, label: string, from: ListName, hint?: string): FieldSpec => ({
  as: 'pick',
  name,
  label,
  from,
  ...hinted(hint),
})

export const picks = (name: string, label: string, from: ListName, hint?: string): FieldSpec => ({
  as: 'picks',
  name,
  label,
  from,
  ...hinted(hint),
})

/** Rows that repeat: `blank` empty ones stand ready, a button asks for one more, `most` is the schema's limit. */
export const rows = (
  name: string,
  label: string,
  of: { noun: string; blank: number; most: number; hint?: string },
  fields: readonly FieldSpec[],
): FieldSpec => ({ as: 'rows', name, label, fields, ...of })

export const because = (label = '理由', hint?: string): Fieldset => [long('reason', label, hint)]
export const remark = (hint?: string): Fieldset => [long('note', '附言', hint)]
