import { listAllotments, listLines, listStandingBids } from '#db/queries/offerings.ts'
import { findOrganisation } from '#db/queries/seats.ts'
import type { Dossier } from '#templates/dossier.ts'
import type { Reading } from './reading.server.ts'

type Allotment = Dossier['allotment']

export async function allotmentPart(reading: Reading): Promise<Allotment> {
  const { tx, offering, facts } = reading
  if (!offering) {
    facts.gap('offering', '发行')
    return { decidedAt: reading.at, bids: 0, demand: 0, rows: [] }
  }
  const lines = await listLines(tx, offering.id)
  const bids = await listStandingBids(
    tx,
    lines.map(({ id }) => id),
  )
  const allotments = await listAllotments(tx, offering.id)
  const rows = await Promise.all(
    allotments.map(async (allotment) => {
      const bid = bids.find(({ id }) => id === allotment.bid)
      return {
        line: lines.find(({ id }) => id === allotment.line)?.name ?? offering.name,
        investor: (await findOrganisation(tx, allotment.investor))?.name ?? allotment.investor,
        bid: bid?.amount ?? allotment.amount,
        rate: bid?.rate ?? lines.find(({ id }) => id === allotment.line)?.coupon ?? '0',
        allotted: allotment.amount,
        payable: allotment.payable,
        related: bid?.related_at != null,
      }
    }),
  )
  return {
    decidedAt: allotments[0]?.confirmed_at ?? allotments[0]?.proposed_at ?? reading.at,
    bids: bids.length,
    demand: bids.reduce((sum, { amount }) => sum + amount, 0),
    rows,
  }
}
