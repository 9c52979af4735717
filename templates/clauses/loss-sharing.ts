import type { Dossier } from '../dossier.ts'

type Share = Dossier['arrangements'][number]['shares'][number]
export type SharedLoss = { share: Share; amount: number }

/** `loss × percent` split into whole fen and the remainder that decides who gets the last fen. */
function portion(loss: number, percent: string): { whole: bigint; rest: bigint; scale: bigint } {
  const [units = '0', decimals = ''] = percent.split('.')
  const scale = 10n ** BigInt(decimals.length + 2)
  const product = BigInt(loss) * BigInt(units + decimals)
  return { whole: product / scale, rest: product % scale, scale }
}

/** Whether the percentages add up to one hundred, compared as integers of one scale. */
function agreesToAll(shares: readonly Share[]): boolean {
  const places = Math.max(0, ...shares.map((share) => share.percent.split('.')[1]?.length ?? 0))
  const scaled = shares.map(({ percent }) => {
    const [units = '0', decimals = ''] = percent.split('.')
    return BigInt(units + decimals.padEnd(places, '0'))
  })
  return scaled.reduce((sum, value) => sum + value, 0n) === 100n * 10n ** BigInt(places)
}

const byRest = (one: { rest: bigint; scale: bigint }, other: { rest: bigint; scale: bigint }): number => {
  const difference = other.rest * one.scale - one.rest * other.scale
  return difference > 0n ? 1 : difference < 0n ? -1 : 0
}

/**
 * What each party bears of a net loss (fen) by its agreed percentage, to the fen: the fen left over by rounding
 * goes to the largest remainder, in order of turn. A cap cuts what it cuts; `unshared` is what nobody agreed to bear.
 */
export function shareLoss(loss: number, shares: readonly Share[]): { rows: SharedLoss[]; unshared: number } {
  const parts = [...shares]
    .sort((one, other) => one.order - other.order)
    .map((share) => ({ share, ...portion(loss, share.percent) }))
  let left = agreesToAll(shares) ? BigInt(loss) - parts.reduce((sum, part) => sum + part.whole, 0n) : 0n
  const extra = new Set<Share>()
  for (const part of [...parts].sort(byRest)) {
    if (left <= 0n || part.rest === 0n) break
    extra.add(part.share)
    left -= 1n
  }
  const rows = parts.map(({ share, whole }) => {
    const amount = Number(whole) + (extra.has(share) ? 1 : 0)
    return { share, amount: share.cap === null ? amount : Math.min(amount, share.cap) }
  })
  return { rows, unshared: loss - rows.reduce((sum, row) => sum + row.amount, 0) }
}
