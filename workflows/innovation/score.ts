import { Exact } from '../finance/exact.ts'
import type { Indicator, PointsModel } from './model.ts'

export type IndicatorScore = {
  indicator: Indicator
  weight: string
  /** As recorded, in the indicator's unit; null: missing, which is not zero. */
  value: string | null
  /** 0 to 100 on this indicator, and what it adds to the sum; null where the value is missing. Two decimals. */
  score: string | null
  points: string | null
}

/**
 * What the known indicators come to. `low` takes nothing for what is missing, `high` everything: the truth lies between,
 * and where nothing is missing both are the same. Null in both where too little weight is known to say anything (不可测算).
 * A result is 测算 by this platform, never anybody's verdict.
 */
export type PointsScore = {
  scores: IndicatorScore[]
  known: string
  missing: number
  low: string | null
  high: string | null
}

const inPoints = (value: InstanceType<typeof Exact>): string => value.toDecimalPlaces(2).toFixed(2)

/** Exact between two breakpoints; below the first and above the last the score stays what it is there. */
function scoreAt(breakpoints: Indicator['breakpoints'], value: InstanceType<typeof Exact>): InstanceType<typeof Exact> {
  const [first] = breakpoints
  const last = breakpoints.at(-1)
  if (!first || !last) throw new RangeError('an indicator without breakpoints')
  if (value.lte(first[0])) return new Exact(first[1])
  if (value.gte(last[0])) return new Exact(last[1])
  const at = breakpoints.findIndex(([point]) => value.lt(point))
  const [x0, y0] = breakpoints[at - 1] ?? first
  const [x1, y1] = breakpoints[at] ?? last
  const [from, to] = [new Exact(y0), new Exact(y1)]
  return from.plus(to.minus(from).times(value.minus(x0)).div(new Exact(x1).minus(x0)))
}

/** Values by indicator as decimal texts. Throws on a stage the model does not have. */
export function scoreOf(model: PointsModel, stage: string, values: Readonly<Record<string, string>>): PointsScore {
  const weights = model.weights[stage]
  if (!weights) throw new RangeError(`the model has no stage ${stage}`)
  let [sum, known] = [new Exact(0), new Exact(0)]
  const scores = model.indicators.map((indicator): IndicatorScore => {
    const weight = weights[indicator.id] ?? '0'
    const value = values[indicator.id]
    if (value === undefined) return { indicator, weight, value: null, score: null, points: null }
    const score = scoreAt(indicator.breakpoints, new Exact(value))
    const points = score.times(weight).div(100)
    sum = sum.plus(points)
    known = known.plus(weight)
    return { indicator, weight, value, score: inPoints(score), points: inPoints(points) }
  })
  const missing = scores.filter(({ value }) => value === null).length
  const enough = known.gte(model.leastKnownWeight) && known.gt(0)
  const high = sum.plus(new Exact(100).minus(known))
  return {
    scores,
    known: known.toString(),
    missing,
    low: enough ? inPoints(sum) : null,
    high: enough ? inPoints(high) : null,
  }
}

/** 61.20 分, 52.00–71.00 分, 不可测算: always said with the word 测算 beside it. */
export function scoreWords({ low, high }: Pick<PointsScore, 'low' | 'high'>): string {
  if (low === null || high === null) return '不可测算'
  return low === high ? `${low} 分` : `${low}—${high} 分`
}
