import { z } from 'zod'
import { day as anyDay, longText, shortText } from '../kit/body.ts'
import type { IssuerKind, Route } from '../kit/seats.ts'

export type FieldKind = 'text' | 'long-text' | 'fen' | 'percent' | 'integer' | 'day' | 'yes-no' | 'choice' | 'rows'

type Said = {
  hint?: string
  /** What a whole number counts, behind its field; absent: 个. */
  unit?: string
  /** Absent: asked for. `false`: papers are complete without it. */
  required?: false
  /** Issuers that it is asked of; absent: of all. */
  kinds?: readonly IssuerKind[]
  routes?: readonly Route[]
  /** The circumstance (a yes-no fact) that it belongs to; asked for only where that is said to be so. */
  when?: string
}

/** One thing to be filled in: a fact, or a column of a fact that has rows. `schema` speaks Chinese on the field. */
export type Field<S extends z.ZodType = z.ZodType> = Said & {
  kind: FieldKind
  label: string
  schema: S
  choices?: Readonly<Record<string, string>>
  columns?: Readonly<Record<string, Field>>
}

const field =
  <S extends z.ZodType>(kind: FieldKind, schema: S) =>
  (label: string, said: Said = {}): Field<S> => ({ kind, label, schema, ...said })

const fenSchema = z
  .number('请填写金额')
  .int('金额最小到分')
  .refine((fen) => Number.isSafeInteger(fen), '金额过大')

export const text = field('text', shortText)
export const longWords = field('long-text', longText)
/** Integer fen, not negative. */
export const fen = field('fen', fenSchema.min(0, '金额不能为负'))
/** Integer fen that may be a loss or an outflow. */
export const signedFen = field('fen', fenSchema)
/** A decimal string in per cent, such as `62.50`. */
export const percent = field(
  'percent',
  z.string('请填写百分比').regex(/^-?\d{1,6}(\.\d{1,4})?$/, '请填写百分数，最多四位小数，如 62.50'),
)
export const integer = field(
  'integer',
  z.number('请填写整数').int('请填写整数').min(0, '不能为负').max(1_000_000_000, '数字过大'),
)
/** An ISO day. */
export const day = field('day', anyDay)
export const yesNo = field('yes-no', z.boolean('请选择是或否'))

/** A text with a check of its own, such as a credit code. */
export const checkedText = (label: string, problem: (value: string) => string | null, said: Said = {}) => ({
  ...field(
    'text',
    shortText.superRefine((value, context) => {
      const message = problem(value)
      if (message) context.addIssue({ code: 'custom', message })
    }),
  )(label, said),
})

export function choice<const C extends Readonly<Record<string, string>>>(label: string, choices: C, said: Said = {}) {
  const words = Object.keys(choices) as [keyof C & string, ...(keyof C & string)[]]
  return { ...field('choice', z.enum(words, '请选择'))(label, said), choices }
}

type Columns = Readonly<Record<string, Field>>
/** A column that is not required holds null where nothing was said. */
type ColumnSchema<F extends Field> = F extends { required: false }
  ? z.ZodDefault<z.ZodNullable<F['schema']>>
  : F['schema']
type RowShape<C extends Columns> = { -readonly [K in keyof C]: ColumnSchema<C[K]> }

function rowShape<C extends Columns>(columns: C): RowShape<C> {
  const entries = Object.entries(columns).map(([name, { schema, required }]) => [
    name,
    required === false ? schema.nullable().default(null) : schema,
  ])
  return Object.fromEntries(entries) as RowShape<C>
}

/** Says of the rows together what no single column can: null when nothing is wrong. */
export type RowsProblem<Row> = (rows: readonly Row[]) => string | null

/** A fact with rows, each an object of the columns; at most two hundred. */
export function rows<const C extends Columns>(
  label: string,
  columns: C,
  said: Said & { problem?: RowsProblem<z.output<z.ZodObject<RowShape<C>, z.core.$strict>>> } = {},
) {
  const { problem, ...rest } = said
  const schema = z
    .array(z.strictObject(rowShape(columns)), '请逐行填写')
    .max(200, '最多二百行')
    .superRefine((value, context) => {
      const message = problem?.(value)
      if (message) context.addIssue({ code: 'custom', message })
    })
  return { ...field('rows', schema)(label, rest), columns }
}

/** A column that may be left empty, which is then null. */
export const optional = <F extends Field>(column: F): F & { required: false } => ({ ...column, required: false })
