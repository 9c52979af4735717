import { Exact } from '#workflows/finance/exact.ts'
import { parseAmount } from '#workflows/finance/money.ts'
import type { Parsed } from '#workflows/finance/parsed.ts'
import { borneByParty, holders, type SharingPlan, waterfall } from '#workflows/finance/waterfall.ts'
import type { Tone } from '../components/tone.ts'
import type { WaterfallStep } from '../components/waterfall-chart.tsx'

/** One rectangle: from `from` to `to` per ten thousand across, from `low` to `high` fen of net loss up. */
export type Layer = { party: string; tone: Tone; from: number; to: number; low: number; high: number }

export type LossPicture = {
  /** Integer fen. */
  owed: number
  recovered: number
  loss: number
  layers: Layer[]
  steps: WaterfallStep[]
  borne: { party: string; tone: Tone; fen: number; share: string; bears: 'share' | 'rest' | 'uncovered' }[]
}

const tones: readonly Tone[] = ['pine', 'azure', 'plum', 'amber', 'slate']

type Tried = { plan: SharingPlan; owed: number; typed: string }

/**
 * A loss tried out on a plan: what is owed less what is recovered (亿元, as typed; nothing is nought) is borne layer by layer.
 * Shares sum to the loss to the fen. The layers show every loss up to all of it, so a cap is where a column ends.
 */
export function lossPicture({ plan, owed, typed }: Tried): Parsed<LossPicture> {
  const read = typed.trim() === '' ? { ok: true as const, value: 0 } : parseAmount(typed, 'yi')
  if (!read.ok) return read
  const recovered = Math.min(read.value, owed)
  const result = waterfall(owed, [{ source: '处置回收', fen: recovered }], plan)
  if (!result.ok) return result
  const parties = borneByParty(result.value)
  const toneOf = (party: string): Tone =>
    party === holders
      ? 'slate'
      : (tones[parties.findIndex((one) => one.party === party) % (tones.length - 1)] ?? 'slate')
  const loss = result.value.lossFen
  const borne = parties.map(({ party, fen }) => ({
    party,
    fen,
    tone: toneOf(party),
    share: shareWords(fen, loss),
    bears:
      party === holders ? ('uncovered' as const) : party === plan.residual ? ('rest' as const) : ('share' as const),
  }))
  const steps: WaterfallStep[] = [
    { label: '待偿金额', amount: owed, kind: 'total', tone: 'ink' },
    { label: '处置回收', amount: recovered, kind: 'less', tone: 'slate' },
    { label: '净损失', amount: loss, kind: 'rest', tone: 'cinnabar' },
    ...borne.map(
      ({ party, fen, tone, share }): WaterfallStep => ({
        label: shortName(party),
        amount: fen,
        kind: 'less',
        tone,
        share,
      }),
    ),
  ]
  return { ok: true, value: { owed, recovered, loss, layers: layersOf(plan, owed, toneOf), steps, borne } }
}

/** Under a bar there is room for the name without its legal form; the table beside it has all of it. */
const shortName = (party: string): string => party.replace(/(股份|有限责任|有限)公司.*$/, '').replace(/有限$/, '')

const shareWords = (fen: number, loss: number) =>
  loss === 0 ? '—' : `${new Exact(fen).times(100).div(loss).toFixed(1)}%`

/**
 * Who bears the next yuan of a net loss, at every height. Heights change only where somebody's cap is reached; between two
 * of them the shares stand, so a rectangle's area is the money its party bears there.
 */
function layersOf(plan: SharingPlan, owed: number, toneOf: (party: string) => Tone): Layer[] {
  const heights = [0, ...capHeights(plan, owed), owed].filter(
    (height, at, all) => at === 0 || height > (all[at - 1] ?? 0),
  )
  return heights.slice(1).flatMap((high, at) => {
    const low = heights[at] ?? 0
    const [before, after] = [borneAt(plan, low), borneAt(plan, high)]
    let from = 0
    return [...after].flatMap(([party, fen]): Layer[] => {
      const width = Math.round(((fen - (before.get(party) ?? 0)) / (high - low)) * 10_000)
      const layer = { party, tone: toneOf(party), from, to: from + width, low, high }
      from += width
      return width > 0 ? [layer] : []
    })
  })
}

function borneAt(plan: SharingPlan, loss: number): Map<string, number> {
  const result = waterfall(loss, [], plan)
  return new Map(result.ok ? borneByParty(result.value).map(({ party, fen }) => [party, fen]) : [])
}

/** The losses at which a cap is first reached, found by halving: caps of later tiers depend on those before. */
function capHeights(plan: SharingPlan, owed: number): number[] {
  const cappedAt = (loss: number): number => {
    const result = waterfall(loss, [], plan)
    return result.ok ? result.value.borne.filter(({ capped }) => capped).length : 0
  }
  const heights: number[] = []
  for (let count = 1; count <= cappedAt(owed); count += 1) {
    let [low, high] = [0, owed]
    while (high - low > 1) {
      const middle = low + Math.floor((high - low) / 2)
      if (cappedAt(middle) >= count) high = middle
      else low = middle
    }
    heights.push(low)
  }
  return [...new Set(heights)].sort((a, b) => a - b)
}
