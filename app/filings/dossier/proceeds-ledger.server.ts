import { listProceeds } from '#db/queries/bonds.ts'
import type { Row } from '#db/schema.ts'
import type { Dossier } from '#templates/dossier.ts'
import { proceedsSpent } from '#workflows/outstanding/proceeds.ts'
import { percentOf } from './ratio.ts'
import { isSample, type Reading } from './reading.server.ts'

type Ledger = Dossier['proceedsLedger']

export async function proceedsLedgerPart(reading: Reading): Promise<Ledger> {
  const { tx, bond, facts } = reading
  if (!bond) {
    facts.gap('bond', '债券')
    return { asOf: reading.on, received: 0, entries: [], balance: 0, techRatio: '0.00', changes: [] }
  }
  const asOf = asOfDay(reading)
  const rows = (await listProceeds(tx, bond.id)).filter(({ paid_on }) => paid_on <= asOf)
  const { total, tech } = proceedsSpent(rows)
  const reversed = new Set(rows.map(({ reverses }) => reverses))
  const standing = rows.filter(({ id, reverses }) => reverses === null && !reversed.has(id))
  const received = await receivedFor(reading, bond)
  return {
    asOf,
    received,
    entries: standing.map((row) => ({
      on: row.paid_on,
      use: row.use,
      payee: row.payee,
      amount: row.amount,
      tech: row.tech === 1,
      sample: isSample(reading),
    })),
    balance: received - total,
    techRatio: percentOf(tech, total),
    changes: await changes(reading, bond.id, asOf),
  }
}

/** The day the report was asked as of; without one, its own day. */
function asOfDay({ event, on }: Reading): string {
  const { asOf } = event ? (JSON.parse(event.data) as { asOf?: unknown }) : {}
  return typeof asOf === 'string' ? asOf : on
}

/** What investors paid, which at a 增发 is not the face amount; the face amount of a bond that was taken over. */
async function receivedFor({ tx }: Reading, bond: Row<'bond'>): Promise<number> {
  const paid = await tx
    .selectFrom('allotment')
    .innerJoin('line', 'line.id', 'allotment.line')
    .select('allotment.payable')
    .where('line.bond', '=', bond.id)
    .where('allotment.paid_at', 'is not', null)
    .where('allotment.released_at', 'is', null)
    .execute()
  return paid.length > 0 ? paid.reduce((sum, { payable }) => sum + payable, 0) : bond.issued
}

async function changes({ tx, project }: Reading, bond: string, asOf: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('matter')
    .select('description')
    .where('project', '=', project.id)
    .where('scope_kind', '=', 'bond')
    .where('scope_id', '=', bond)
    .where('kind', '=', '变更募集资金用途')
    .where('occurred_on', '<=', asOf)
    .orderBy('reported_at')
    .execute()
  return rows.map(({ description }) => description)
}
