import { listProceeds } from '#db/queries/bonds.ts'
import type { Row } from '#db/schema.ts'
import { Exact } from '#workflows/finance/exact.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import { proceedsSpent } from '#workflows/outstanding/proceeds.ts'
import { dayText } from '../components/chinese-date.ts'
import type { Room } from './project-room.server.ts'

export type ProceedsLine = {
  id: string
  paidOn: string
  day: string
  use: string
  payee: string
  amount: number
  tech: boolean
  reversed: boolean
  reverses: boolean
}

export type ProceedsView = {
  lines: ProceedsLine[]
  /** Integer fen. */
  spent: number
  tech: number
  unspent: number
  /** Of what was spent, how much in sci-tech fields; null while nothing was. */
  share: string | null
  detailed: boolean
}

/** Uses of the proceeds, payee by payee; others are told the sums. */
const readsLedger: readonly Capacity[] = [
  'issuer',
  'lead-underwriter',
  'joint-underwriter',
  'trustee',
  'venue-supervisor',
  'venue-review',
  'csrc',
  'pboc',
]

/** 募集资金使用台账: every entry, those put right among them, and how much of it went where it was meant to go. */
export async function proceedsOf({ tx, who }: Room, bond: Row<'bond'>): Promise<ProceedsView> {
  const rows = await listProceeds(tx, bond.id)
  const { total, tech } = proceedsSpent(rows)
  const reversed = new Set(rows.flatMap(({ reverses }) => (reverses === null ? [] : [reverses])))
  const detailed = readsLedger.includes(who.capacity)
  return {
    lines: detailed
      ? rows.toReversed().map((row) => ({
          id: row.id,
          day: row.paid_on,
          paidOn: dayText(row.paid_on, { year: true }),
          use: row.use,
          payee: row.payee,
          amount: row.amount,
          tech: row.tech === 1,
          reversed: reversed.has(row.id),
          reverses: row.reverses !== null,
        }))
      : [],
    spent: total,
    tech,
    unspent: bond.issued - total,
    share: total === 0 ? null : `${new Exact(tech).times(100).div(total).toFixed(2)}%`,
    detailed,
  }
}
