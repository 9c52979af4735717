import { listFilings, listVersions } from '#db/queries/filings.ts'
import { enqueue } from '#db/queries/outbox.ts'
import { openVersion } from '../filings/letter-slot.server.ts'
import { printOrder } from '../filings/print-order.ts'
import type { RecordStep } from './record.server.ts'

/**
 * Cleared by the house's own review, every generated paper is printed once more, no longer a draft: these are what is filed.
 * One that was handed in, be it in place of an earlier generated version, stays as it is.
 */
export const finals: RecordStep = async ({ desk, run, event }) => {
  const { at, by, id } = event.stamp
  const filings = (await listFilings(desk.tx, desk.project.id)).filter(({ scope_id }) => scope_id === run.subject_id)
  const versions = await listVersions(
    desk.tx,
    filings.map((filing) => filing.id),
  )
  const generated = filings.filter(
    (filing) => versions.findLast((one) => one.filing === filing.id && one.state !== 'refused')?.source === 'generated',
  )
  const ordered = generated.toSorted(printOrder)
  for (const filing of ordered) {
    const message = desk.ports.newId()
    const version = await openVersion(desk, { filing: filing.id, message, by: by.person, at })
    const params = JSON.stringify({ version })
    const unsent = { sent_at: null, attempts: 0, failure: null }
    const row = {
      id: message,
      project: desk.project.id,
      event: id,
      type: 'filing.print',
      params,
      created_at: at,
      ...unsent,
    }
    await enqueue(desk.tx, [row])
  }
}
