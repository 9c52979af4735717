import { z } from 'zod'
import { institutionKinds } from '../facts/science.ts'
import { parseAmount } from '../finance/money.ts'
import { halfWidth } from '../finance/parsed.ts'
import { parsePercent } from '../finance/percent.ts'
import { day } from '../kit/body.ts'
import { regions } from '../kit/regions.ts'
import { issuerKinds, routes } from '../kit/seats.ts'
import { uses } from '../rules/use-of-proceeds.ts'
import {
  boardChoices,
  keysOf,
  listChoices,
  placementChoices,
  tenorChoices,
  titleChoices,
  wishes,
  yesNo,
} from './choices.ts'

const said = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value)
/** What is not answered is not known; it refuses nobody. */
const maybe = <S extends z.ZodType>(schema: S) => z.preprocess(said, schema.optional())
const chosen = <K extends string>(table: Readonly<Record<K, unknown>>, what = '') =>
  z.enum(keysOf(table), `请选择${what}`)
const answer = maybe(chosen(yesNo).transform((word) => word === 'yes'))
const several = <K extends string>(table: Readonly<Record<K | 'none', unknown>>) =>
  z
    .array(z.enum(keysOf(table), '请从列出的选项中选择'))
    .max(20)
    .default([])
    .refine((words) => words.length < 2 || !words.some((word) => word === 'none'), '选了“没有”，就不要再选其他项')

const amount = z.string('请填写金额').transform((text, issues) => {
  const read = parseAmount(text, 'yi')
  if (read.ok && read.value > 0) return read.value
  issues.addIssue({ code: 'custom', message: read.ok ? '金额须大于零' : read.message })
  return z.NEVER
})

/** In 万元, as tables of research spending are written. */
const sum = maybe(
  z.string().transform((text, issues) => {
    const read = parseAmount(text, 'wan')
    if (read.ok) return read.value
    issues.addIssue({ code: 'custom', message: read.message })
    return z.NEVER
  }),
)

const share = maybe(
  z.string().transform((text, issues) => {
    const read = parsePercent(text)
    if (read.ok && Number(read.value) <= 100) return read.value
    issues.addIssue({ code: 'custom', message: read.ok ? '比例不超过 100%' : read.message })
    return z.NEVER
  }),
)

const count = maybe(
  z
    .string()
    .transform(halfWidth)
    .pipe(
      z
        .string()
        .regex(/^\d{1,7}$/, '请填写整数')
        .transform(Number),
    ),
)

export const monthWords = z.string('请选择月份').regex(/^20\d\d-(0[1-9]|1[0-2])$/, '请选择月份')

/** Answers to the guide as an address carries them: every value a text, `titles` and `lists` several. Amounts become fen. */
export const guideAnswers = z.object({
  kind: z.enum(keysOf(issuerKinds), '请选择发行人类型'),
  titles: several(titleChoices),
  board: maybe(chosen(boardChoices)),
  lists: several(listChoices),
  core: answer,
  patents: count,
  research: sum,
  revenue: sum,
  registered: answer,
  pilot: answer,
  largest: answer,
  founded: maybe(day),
  cycle: answer,
  exits: count,
  institution: maybe(chosen(institutionKinds)),
  opinion: answer,
  region: z.enum(regions, '请选择所在地区'),
  amount,
  tenor: chosen(tenorChoices, '期限'),
  use: maybe(chosen(uses)),
  share,
  placement: chosen(placementChoices, '发行方式'),
  rating: maybe(chosen(wishes)),
  support: maybe(chosen(wishes)),
  window: maybe(monthWords),
  venue: z.preprocess(said, z.enum(routes['exchange-public'].venues).default('SSE')),
})

export type GuideAnswers = z.output<typeof guideAnswers>

export type GuideQuestion = keyof GuideAnswers

const lists: readonly string[] = ['titles', 'lists'] satisfies GuideQuestion[]

export const isGuideQuestion = (name: string): name is GuideQuestion => Object.hasOwn(guideAnswers.shape, name)

/** Reads what an address says; a name asked for once takes its last value, and what the guide does not ask is not read. */
export function readAnswers(
  pairs: Iterable<readonly [name: string, value: string]>,
): { ok: true; answers: GuideAnswers } | { ok: false; fields: Record<string, string[]> } {
  const given: Record<string, string | string[]> = {}
  for (const [name, value] of pairs) {
    if (!isGuideQuestion(name)) continue
    const before = given[name]
    if (lists.includes(name)) given[name] = [...(Array.isArray(before) ? before : []), value]
    else given[name] = value
  }
  const read = guideAnswers.safeParse(given)
  if (read.success) return { ok: true, answers: read.data }
  const fields: Record<string, string[]> = {}
  for (const { path, message } of read.error.issues) fields[String(path[0])] ??= [message]
  return { ok: false, fields }
}
