import { isLetter } from '#app/commands/filing-seat.server.ts'
import { generateFiling } from '#app/commands/generate-filing.server.ts'
import { uploadFiling } from '#app/commands/upload-filing.server.ts'
import { printOrder } from '#app/filings/print-order.ts'
import { printSampleAttachment } from '#app/filings/sample-attachment.server.ts'
import { gateHere } from '#app/gate/inspect.server.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import { actorOf, allowed, player, runOf, type Theatre } from '../theatre.ts'

const papersOf = async (theatre: Theatre): Promise<Row<'filing'>[]> => {
  const { subject_id } = await runOf(theatre, 'registration')
  return theatre.db
    .selectFrom('filing')
    .selectAll()
    .where('scope_kind', '=', 'registration')
    .where('scope_id', '=', subject_id)
    .where('requirement', '!=', 'waived')
    .orderBy('ordinal')
    .execute()
}

/** Papers that others make: one sample page each, handed in by the lead underwriter on their behalf. */
export async function uploadPapers(theatre: Theatre): Promise<void> {
  const { deal, db, store, ports, clock } = theatre
  const bank = player(theatre, 'lead-underwriter')
  for (const filing of (await papersOf(theatre)).filter(({ template }) => template === 'uploaded')) {
    clock.pass(120)
    const { bytes, pages } = await printSampleAttachment({
      title: filing.title,
      issuer: deal.issuer.name,
      by: makerOf(theatre, filing.prepared_by as Capacity),
      date: legalDay(clock.now()),
      reference: `${filing.code} ${filing.title}`,
    })
    const actor = await actorOf(theatre, bank, null)
    const form = { name: `${filing.title}.pdf`, pages, note: '示例附件' }
    const command = { filing: filing.id, form, bytes, actor, key: ports.newId() }
    allowed('filing.upload', await uploadFiling({ db, store, gate: gateHere }, command, ports))
    await theatre.settle()
  }
}

/** The house that makes a paper; its capacity's title where none plays it. */
function makerOf({ cast }: Theatre, capacity: Capacity): string {
  const house = cast.houses.find(({ capacities: held }) => held.includes(capacity))
  return house?.name ?? capacities[capacity].title
}

/** A new version of each paper that the platform writes, as the facts and rows stand now. */
export async function writePapers(theatre: Theatre): Promise<void> {
  const { db, ports, clock } = theatre
  const bank = player(theatre, 'lead-underwriter')
  const papers = (await papersOf(theatre)).filter((filing) => filing.template !== 'uploaded' && !isLetter(filing))
  for (const filing of papers.toSorted(printOrder)) {
    clock.pass(60)
    const actor = await actorOf(theatre, bank, null)
    allowed('filing.generate', await generateFiling(db, { filing: filing.id, actor, key: ports.newId() }, ports))
    await theatre.settle()
  }
}
