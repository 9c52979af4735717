import { z } from 'zod'
import { Exact } from '../finance/exact.ts'
import { shortText } from '../kit/body.ts'

const decimal = z.string('须写作数字的文字，如 "12.5"').regex(/^-?\d{1,15}(\.\d{1,6})?$/, '须写作数字的文字，如 "12.5"')
const word = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, '须为小写字母、数字和连字符')

const indicator = z.strictObject({
  id: word,
  group: shortText,
  name: shortText,
  unit: shortText,
  /** Value and score from 0 to 100, rising in value; between two points the score lies on the line, outside it stays. */
  breakpoints: z
    .array(z.tuple([decimal, decimal]))
    .min(2, '至少两个分点')
    .max(20),
})

/**
 * A model of innovation points as a file: which indicators, how a value becomes a score, what each weighs in each stage of
 * growth, and from where all this is. The stage is said of a firm beside its indicators, never computed here.
 */
export const pointsModel = z.strictObject({
  id: word,
  version: z.number().int().min(1).max(10_000),
  name: shortText,
  /** Where weights and breakpoints come from; `provisional` is shown as 待核实 wherever a result is. */
  source: z.strictObject({ document: shortText, note: shortText, standing: z.enum(['published', 'provisional']) }),
  stages: z
    .array(z.strictObject({ id: word, name: shortText }))
    .min(1)
    .max(6),
  indicators: z.array(indicator).min(1).max(60),
  /** For each stage the weight of each indicator; they add up to 100. */
  weights: z.record(word, z.record(word, decimal)),
  /** Below so much known weight nothing is computed. What is missing is never taken for zero. */
  leastKnownWeight: decimal,
})

export type PointsModel = z.output<typeof pointsModel>
export type Indicator = PointsModel['indicators'][number]

const hundred = new Exact(100)

const twice = (words: readonly string[]): string | undefined => words.find((word, at) => words.indexOf(word) !== at)

/** What is wrong with a model beyond its form, a sentence each; empty when it can be used. */
export function modelProblems(model: PointsModel): string[] {
  const ids = model.indicators.map(({ id }) => id)
  const stages = model.stages.map(({ id }) => id)
  const [sameIndicator, sameStage] = [twice(ids), twice(stages)]
  const least = new Exact(model.leastKnownWeight)
  return [
    ...(sameIndicator ? [`指标 ${sameIndicator} 出现两次`] : []),
    ...(sameStage ? [`阶段 ${sameStage} 出现两次`] : []),
    ...(least.lt(0) || least.gt(100) ? ['leastKnownWeight 须在 0 到 100 之间'] : []),
    ...model.indicators.flatMap(breakpointProblems),
    ...stages.flatMap((stage) => weightProblems(model, stage, ids)),
    ...Object.keys(model.weights).flatMap((stage) =>
      stages.includes(stage) ? [] : [`weights 中的阶段 ${stage} 没有定义`],
    ),
  ]
}

function breakpointProblems({ name, breakpoints }: Indicator): string[] {
  const rising = breakpoints.every(([value], at) => at === 0 || new Exact(value).gt(breakpoints[at - 1]?.[0] ?? value))
  const within = breakpoints.every(([, score]) => new Exact(score).gte(0) && new Exact(score).lte(100))
  return [...(rising ? [] : [`${name}的分点须按数值由小到大`]), ...(within ? [] : [`${name}的得分须在 0 到 100 之间`])]
}

function weightProblems({ weights }: PointsModel, stage: string, ids: readonly string[]): string[] {
  const table = weights[stage]
  if (!table) return [`阶段 ${stage} 没有权重`]
  const missing = ids.filter((id) => table[id] === undefined)
  const strange = Object.keys(table).filter((id) => !ids.includes(id))
  const negative = Object.entries(table).filter(([, weight]) => new Exact(weight).lt(0))
  const sum = Object.values(table).reduce((total, weight) => total.plus(weight), new Exact(0))
  return [
    ...missing.map((id) => `阶段 ${stage} 缺少指标 ${id} 的权重`),
    ...strange.map((id) => `阶段 ${stage} 的权重 ${id} 没有对应的指标`),
    ...negative.map(([id]) => `阶段 ${stage} 的权重 ${id} 为负`),
    ...(sum.eq(hundred) ? [] : [`阶段 ${stage} 的权重合计为 ${sum.toString()}，须为 100`]),
  ]
}

export type ModelReading = { ok: true; model: PointsModel } | { ok: false; problems: string[] }

/** Reads a model file; all that is wrong with it at once. */
export function readModel(value: unknown): ModelReading {
  const read = pointsModel.safeParse(value)
  if (!read.success)
    return {
      ok: false,
      problems: read.error.issues.map(({ path, message }) => `${path.map(String).join('.') || '文件'}：${message}`),
    }
  const problems = modelProblems(read.data)
  return problems.length === 0 ? { ok: true, model: read.data } : { ok: false, problems }
}
