import { legalDay } from '#workflows/calendar/day.ts'
import { outstandingEvents } from '#workflows/outstanding/events.ts'
import { refused } from '../commands/desk.server.ts'
import type { RecordStep } from './record.server.ts'

/** 召集持有人会议: told among what happens to the bond; its resolution is a step of its own. */
export const meetingCall: RecordStep = async ({ desk, run, event }) => {
  const { heldOn, recordOn, proposals } = outstandingEvents['holders.convene'].parse(event.data)
  const today = legalDay(event.stamp.at)
  if (heldOn <= today) throw refused('会议日期须晚于今天。', { heldOn: ['须晚于今天'] })
  const { at, by } = event.stamp
  await desk.tx
    .insertInto('matter')
    .values({
      id: desk.ports.newId(),
      project: desk.project.id,
      scope_kind: 'bond',
      scope_id: run.subject_id,
      kind: '召集持有人会议',
      occurred_on: today,
      description: `定于 ${heldOn} 召开，债权登记日 ${recordOn}。议案：${proposals.replaceAll(/\r?\n/g, '；')}`,
      reported_at: at,
      reported_by: by.person,
      settled_at: at,
    })
    .execute()
}
