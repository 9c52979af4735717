import { enqueue } from '#db/queries/outbox.ts'
import type { Row } from '#db/schema.ts'
import type { EnvelopedEvent } from '#workflows/kit/stage.ts'
import type { Effect } from '#workflows/kit/step.ts'
import { writesPaper } from '../filings/issue-case.server.ts'
import { openLetterSlot } from '../filings/letter-slot.server.ts'
import { templateFor } from '../filings/papers.ts'
import type { Desk } from './desk.server.ts'

/**
 * Puts what leaves the house into the outbox. A letter's place among the filings is made here; its bytes come after. What is
 * no paper of this case is not written.
 */
export async function send(
  desk: Desk,
  run: Row<'run'>,
  event: EnvelopedEvent,
  messages: readonly Effect[],
): Promise<void> {
  const rows = []
  for (const { type, params } of messages) {
    const isLetter = type.startsWith('letter.')
    if (isLetter && !(await writesPaper(desk, templateFor(type), run, event.stamp.at))) continue
    const id = desk.ports.newId()
    const slot = isLetter ? await openLetterSlot(desk, { message: id, letter: type, run, event, params }) : null
    rows.push({
      id,
      project: desk.project.id,
      event: event.stamp.id,
      type,
      params: JSON.stringify({ ...params, run: run.id, ...(slot ? { version: slot } : {}) }),
      created_at: event.stamp.at,
      sent_at: null,
      attempts: 0,
      failure: null,
    })
  }
  await enqueue(desk.tx, rows)
}
