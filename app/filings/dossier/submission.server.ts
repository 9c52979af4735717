import { listProjectClocks } from '#db/queries/clocks.ts'
import { sm3Of } from '#db/queries/files.ts'
import { listFilings, listVersions } from '#db/queries/filings.ts'
import { findSubmissionBy } from '#db/queries/submissions.ts'
import type { Dossier } from '#templates/dossier.ts'
import { addWorkingDays, type CalendarId } from '#workflows/calendar/calendar.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { versionName } from './checklist.server.ts'
import type { Reading } from './reading.server.ts'

type Submission = Dossier['submission']

export async function submissionPart(reading: Reading): Promise<Submission> {
  const { registration, facts } = reading
  const adopted = registration?.origin === 'adopted'
  const handedInAt = await lastEvent(reading, adopted ? 'registration.adopt' : 'filing.submit')
  const sealed = registration ? await findSubmissionBy(reading.tx, registration.id, reading.at) : undefined
  if (!registration?.receipt || !handedInAt) facts.gap('submission', '申报记录')
  return {
    receiptNumber: registration?.receipt ?? '',
    handedInAt: sealed?.handed_in_at ?? handedInAt,
    receivedAt: sealed?.received_at ?? handedInAt ?? reading.at,
    acceptedAt: await lastEvent(reading, 'filing.accept'),
    ...(adopted ? { adopted } : {}),
    ...(await target(reading)),
    intake: await periodOf(reading, 'intake'),
    digest: sealed?.digest ?? null,
    verifyAt: sealed && reading.origin ? `${reading.origin}/verify/${sealed.digest}` : null,
    files: await files(reading),
    team: reading.parties
      .filter(({ capacity }) => capacity === 'venue-review')
      .flatMap(({ persons }) => persons)
      .flatMap(({ name, duty }) => (roles[duty] ? [{ role: roles[duty], name }] : [])),
  }
}

const roles: Record<string, string> = { first: '第一审核人', second: '第二审核人' }

async function lastEvent({ tx, registration, at }: Reading, type: string): Promise<string | null> {
  if (!registration) return null
  const row = await tx
    .selectFrom('event')
    .innerJoin('run', 'run.id', 'event.run')
    .select('event.at')
    .where('run.subject_id', '=', registration.id)
    .where('event.type', '=', type)
    .where('event.at', '<=', at)
    .orderBy('event.seq', 'desc')
    .executeTakeFirst()
  return row?.at ?? null
}

/** Day 1 and the day aimed at, from the review's own clock; nothing before acceptance. */
async function target(reading: Reading): Promise<Target> {
  const period = reading.registration?.accepted_on ? await periodOf(reading, 'review') : null
  return {
    clockFrom: period?.from ?? null,
    targetOn: period?.on ?? null,
    targetProvisional: period?.provisional ?? false,
  }
}

/** The first and the last working day of a clock, counted from the day after it was started. */
async function periodOf({ tx, project, rulebook }: Reading, name: 'intake' | 'review'): Promise<Submission['intake']> {
  const clock = (await listProjectClocks(tx, project.id)).findLast((one) => one.name === name)
  if (!clock) return null
  const calendar = rulebook.calendars[clock.calendar as CalendarId]
  const { standing } = JSON.parse(clock.basis) as { standing: string }
  return {
    from: addWorkingDays(calendar, legalDay(clock.started_at), 1),
    on: clock.due_on,
    provisional: clock.provisional_at !== null || standing === 'provisional',
  }
}

type Target = Pick<Submission, 'clockFrom' | 'targetOn' | 'targetProvisional'>

/** What was filed, byte for byte: the last filed version of each paper. */
async function files({ tx, project, registration }: Reading): Promise<Submission['files']> {
  const filings = (await listFilings(tx, project.id)).filter(({ scope_id }) => scope_id === registration?.id)
  const versions = await listVersions(
    tx,
    filings.map(({ id }) => id),
  )
  const sm3 = await sm3Of(
    tx,
    versions.flatMap(({ file }) => (file === null ? [] : [file])),
  )
  return filings.flatMap(({ id, code, title }) => {
    const filed = versions.findLast((version) => version.filing === id && version.filed_at !== null)
    if (!filed?.file) return []
    return [
      {
        code,
        title,
        version: versionName(filed.number),
        pages: filed.pages ?? 1,
        sha256: filed.file,
        sm3: sm3.get(filed.file) ?? null,
      },
    ]
  })
}
