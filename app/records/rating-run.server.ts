import { registrationEvents } from '#workflows/registration/events.ts'
import { openChecklist } from '../filings/open-checklist.server.ts'
import type { RecordStep } from './record.server.ts'
import { seatOrganisation } from './seat.server.ts'

/** A mandate to one agency on one subject; its own run follows. */
export const ratingRun: RecordStep = async ({ desk, run, event }) => {
  const { agency, subject, subjectName } = registrationEvents['rating.engage'].parse(event.data)
  const id = desk.ports.newId()
  await seatOrganisation(desk, { capacity: 'rater', organisation: agency, run: null, at: event.stamp.at })
  await desk.tx
    .insertInto('rating_action')
    .values({
      id,
      project: desk.project.id,
      agency,
      subject_kind: subject,
      subject_name: subjectName,
      line: null,
      symbol: null,
      outlook: null,
      methodology: null,
      published_on: null,
      waived_reason: null,
      track_by: null,
      created_at: event.stamp.at,
      ended_at: null,
    })
    .execute()
  if (run.subject_kind === 'registration') await openChecklist(desk, run.subject_id, event.stamp.at)
  return [{ kind: 'rating_action', id, opening: { agency, subject } }]
}
