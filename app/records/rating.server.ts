import { findRatingAction, listTrackingOwed, saveRatingAction } from '#db/queries/ratings.ts'
import { listRunsOn } from '#db/queries/runs.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { Route } from '#workflows/kit/seats.ts'
import { ratingEvents } from '#workflows/rating/events.ts'
import { gradeText, nextTrackingDay } from '#workflows/rating/grade.ts'
import { type Desk, refused } from '../commands/desk.server.ts'
import { refitChecklist } from './arrangement-terms.server.ts'
import type { RecordStep } from './record.server.ts'
import { redateClocks } from './redate-clocks.server.ts'

async function actionOf(desk: Desk, run: Pick<Row<'run'>, 'subject_id'>): Promise<Row<'rating_action'>> {
  const row = await findRatingAction(desk.tx, run.subject_id)
  if (!row) throw new Error(`Run on a rating that is not there: ${run.subject_id}`)
  return row
}

/** A day that was: recorded afterwards at the earliest on itself. */
function refuseFuture(field: string, on: string, at: string): void {
  if (on > legalDay(at)) throw refused('日期不能晚于今天。', { [field]: ['不能晚于今天'] })
}

export const ratingTerms: RecordStep = async ({ desk, run, event }) => {
  const { methodology, acceptedOn } = ratingEvents['rating.accept'].parse(event.data)
  refuseFuture('acceptedOn', acceptedOn, event.stamp.at)
  await saveRatingAction(desk.tx, run.subject_id, { methodology })
}

/** The committee's grade, in the agency's own words. After a review it replaces the first; the log keeps both. */
export const ratingResult: RecordStep = async ({ desk, run, event }) => {
  const decided = ratingEvents['committee.decide'].parse(event.data)
  refuseFuture('heldOn', decided.heldOn, event.stamp.at)
  await saveRatingAction(desk.tx, run.subject_id, { symbol: gradeText(decided), outlook: decided.outlook ?? null })
}

/** Publication starts the yearly tracking. */
export const ratingPublication: RecordStep = async ({ desk, run, event, params }) => {
  if (params.step === 'issue') {
    const { on } = ratingEvents['rating.issue'].parse(event.data)
    return refuseFuture('on', on, event.stamp.at)
  }
  const { on } = ratingEvents['rating.publish'].parse(event.data)
  refuseFuture('on', on, event.stamp.at)
  await saveRatingAction(desk.tx, run.subject_id, {
    published_on: on,
    track_by: nextTrackingDay(desk.rulebook.parameters, on, desk.project.route as Route),
  })
}

/** A yearly tracking answers what each bond owed by then; one on an event leaves the yearly duty standing. */
export const ratingTracking: RecordStep = async ({ desk, run, event }) => {
  const tracked = ratingEvents['rating.track'].parse(event.data)
  refuseFuture('on', tracked.on, event.stamp.at)
  const { published_on, track_by } = await actionOf(desk, run)
  if (published_on && tracked.on < published_on)
    throw refused('跟踪评级不能早于首次公布。', { on: [`首次公布于 ${published_on}`] })
  const grade = { symbol: gradeText(tracked), outlook: tracked.outlook ?? null }
  if (tracked.kind === 'event') return saveRatingAction(desk.tx, run.subject_id, grade)
  const after = track_by && track_by > tracked.on ? track_by : tracked.on
  const next = nextTrackingDay(desk.rulebook.parameters, after, desk.project.route as Route)
  await saveRatingAction(desk.tx, run.subject_id, { ...grade, track_by: next })
  for (const { id, bond } of await listTrackingOwed(desk.tx, desk.project.id, after)) {
    await desk.tx
      .updateTable('obligation')
      .set({ state: 'done', done_on: tracked.on, done_event: event.stamp.id })
      .where('id', '=', id)
      .execute()
    // The bond's own run looks to its next report from here on.
    for (const { id: life } of await listRunsOn(desk.tx, 'bond', bond)) await redateClocks(desk, life, event.stamp)
  }
}

/** Waived, declined, ended or closed, with the reason; the rating's papers are asked for no longer. */
export const ratingEnd: RecordStep = async ({ desk, run, event, params }) => {
  const reason = reasonOf(event.data)
  await saveRatingAction(desk.tx, run.subject_id, {
    ended_at: event.stamp.at,
    track_by: null,
    ...(params.outcome === 'waived' ? { waived_reason: reason } : {}),
  })
  await refitChecklist(desk, event.stamp.at)
}

const reasonOf = (data: unknown): string | null =>
  typeof data === 'object' && data !== null && 'reason' in data ? String(data.reason) : null
