import { saveOffering } from '#db/queries/offerings.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { issuanceEvents } from '#workflows/issuance/events.ts'
import { publicationFindingsOf } from '../given/publication.server.ts'
import { keepFindings } from './findings.server.ts'
import { offeringOf } from './offering-of-run.server.ts'
import type { RecordStep } from './record.server.ts'

/** 发行文件公布: the day it happened, from which the lead to the book is reckoned, and where. */
export const publication: RecordStep = async ({ desk, run, event }) => {
  const { place } = issuanceEvents['papers.publish'].parse(event.data)
  const hand = await offeringOf(desk.tx, run)
  const { terms } = hand
  await keepFindings(desk, event.stamp, await publicationFindingsOf(desk, hand, event.stamp.at))
  await saveOffering(desk.tx, run.subject_id, {
    publish_on: legalDay(event.stamp.at),
    terms: terms && JSON.stringify({ ...terms, place }),
  })
}
