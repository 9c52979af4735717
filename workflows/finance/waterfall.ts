import { Exact } from './exact.ts'
import { partByWeights } from './largest-remainder.ts'
import { amountWithUnit, assertFen, type Fen } from './money.ts'
import { type Parsed, read, unread } from './parsed.ts'
import type { Percent } from './percent.ts'

/** Proceeds of a security or payment of the issuer, used in the order given. */
export type Recovery = { source: string; fen: Fen }

/** One who bears part of what reaches his tier, up to a cap over the whole loss. */
export type Share = { party: string; percent: Percent; capFen?: Fen }

/**
 * A sharing plan as its parties signed it; no ratio is preset, for none is published. Tiers are worked off in order: each
 * takes its percentages of what reaches it, what nobody there takes (percentages below 100, caps) reaches the next. What is
 * left after the last tier falls to `residual`, who thus answers for the guaranteed part whole; the part not guaranteed
 * stays with the holders.
 */
export type SharingPlan = {
  guaranteedPercent: Percent
  tiers: readonly (readonly Share[])[]
  residual: string
}

export type LossBorne = { party: string; fen: Fen; capped: boolean }

export type Waterfall = {
  claimFen: Fen
  recovered: { source: string; usedFen: Fen; surplusFen: Fen }[]
  lossFen: Fen
  guaranteedFen: Fen
  /** By tier, then the residual bearer, then the holders: every party once a place, sums to the loss to the fen. */
  borne: (LossBorne & { place: number | 'residual' | 'holders' })[]
}

export const holders = '债券持有人'

/** What is wrong with a plan, in a sentence; null when it can be reckoned. */
export function planRefusal({ guaranteedPercent, tiers, residual }: SharingPlan): string | null {
  const percents = [guaranteedPercent, ...tiers.flat().map((share) => share.percent)]
  if (percents.some((p) => !/^\d+(\.\d{1,6})?$/.test(p) || new Exact(p).gt(100)))
    return '比例须在 0 至 100 之间，最多 6 位小数'
  for (const [i, tier] of tiers.entries()) {
    const sum = tier.reduce((total, share) => total.plus(share.percent), new Exact(0))
    if (sum.gt(100)) return `第 ${i + 1} 层各方比例合计为 ${sum.toFixed()}%，超过 100%`
  }
  const caps = tiers.flat().flatMap((share) => (share.capFen === undefined ? [] : [share.capFen]))
  if (caps.some((cap) => !Number.isSafeInteger(cap) || cap < 0)) return '承担上限须为不小于零的金额'
  return residual.trim() === '' ? '须写明剩余部分由谁承担' : null
}

/**
 * Who bears a default: claim (principal and interest due) less recoveries is the loss; the guaranteed part goes through
 * the tiers. Every division is by largest remainder in fen, so the shares sum to the loss exactly.
 */
export function waterfall(claimFen: Fen, recoveries: readonly Recovery[], plan: SharingPlan): Parsed<Waterfall> {
  const refusal = planRefusal(plan)
  if (refusal) return unread(refusal)
  for (const fen of [claimFen, ...recoveries.map((recovery) => recovery.fen)]) {
    assertFen(fen)
    if (fen < 0) return unread('金额不能为负数')
  }
  const { recovered, lossFen } = recover(claimFen, recoveries)
  const [guaranteedFen = 0, unguaranteedFen = 0] = divided(lossFen, [plan.guaranteedPercent])
  const borne: Waterfall['borne'] = []
  const taken = new Map<Share, Fen>()
  let reaching = guaranteedFen
  for (const [place, tier] of plan.tiers.entries()) {
    const parts = divided(
      reaching,
      tier.map((share) => share.percent),
    )
    for (const [i, share] of tier.entries()) {
      const part = parts[i] ?? 0
      const fen = Math.min(part, share.capFen ?? part)
      taken.set(share, fen)
      borne.push({ party: share.party, fen, capped: fen < part, place })
    }
    reaching -= tier.reduce((sum, share) => sum + (taken.get(share) ?? 0), 0)
  }
  borne.push({ party: plan.residual, fen: reaching, capped: false, place: 'residual' })
  borne.push({ party: holders, fen: unguaranteedFen, capped: false, place: 'holders' })
  return read({ claimFen, recovered, lossFen, guaranteedFen, borne })
}

function recover(claimFen: Fen, recoveries: readonly Recovery[]) {
  let lossFen = claimFen
  const recovered = recoveries.map(({ source, fen }) => {
    const usedFen = Math.min(fen, lossFen)
    lossFen -= usedFen
    return { source, usedFen, surplusFen: fen - usedFen }
  })
  return { recovered, lossFen }
}

const millionths = (percent: Percent): bigint => BigInt(new Exact(percent).times(1e6).toFixed(0))

/** Parts of an amount by percentages, and last what they leave of it. */
function divided(fen: Fen, percents: readonly Percent[]): Fen[] {
  const weights = percents.map(millionths)
  const rest = 100_000_000n - weights.reduce((sum, weight) => sum + weight, 0n)
  return partByWeights(BigInt(fen), [...weights, rest]).map(Number)
}

/** One total a party, in the order they first appear; the sum in words of a minute. */
export function borneByParty({ borne }: Waterfall): { party: string; fen: Fen }[] {
  const totals = new Map<string, Fen>()
  for (const { party, fen } of borne) totals.set(party, (totals.get(party) ?? 0) + fen)
  return [...totals].map(([party, fen]) => ({ party, fen }))
}

export const lossSentence = (result: Waterfall): string =>
  `净损失 ${amountWithUnit(result.lossFen)}：${borneByParty(result)
    .filter(({ fen }) => fen > 0)
    .map(({ party, fen }) => `${party} ${amountWithUnit(fen)}`)
    .join('，')}`
