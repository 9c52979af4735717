import { z } from 'zod'
import { legalDay } from '#workflows/calendar/day.ts'
import { day, longText, shortText } from '#workflows/kit/body.ts'
import { refused } from '../commands/desk.server.ts'
import type { RecordStep } from './record.server.ts'

const reported = z.object({ kind: shortText, occurredOn: day, description: longText })

/** A material matter, reported in any open state; it stays unsettled until somebody decides what follows. */
export const matter: RecordStep = async ({ desk, run, event }) => {
  const { kind, occurredOn, description } = reported.parse(event.data)
  if (occurredOn > legalDay(event.stamp.at)) throw refused('发生日期不能晚于今天。', { occurredOn: ['不能晚于今天'] })
  await desk.tx
    .insertInto('matter')
    .values({
      id: desk.ports.newId(),
      project: desk.project.id,
      scope_kind: run.subject_kind,
      scope_id: run.subject_id,
      kind,
      occurred_on: occurredOn,
      description,
      reported_at: event.stamp.at,
      reported_by: event.stamp.by.person,
      settled_at: null,
    })
    .execute()
}
