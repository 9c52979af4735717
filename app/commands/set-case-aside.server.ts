import type { Db } from '#db/connect.ts'
import { listReviewClocks } from '#db/queries/case-changes.ts'
import { endSetAside, listAsides, saveSetAside } from '#db/queries/set-aside.ts'
import type { CalendarId } from '#workflows/calendar/calendar.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { shortText } from '#workflows/kit/body.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { beforeFiling } from '#workflows/registration/queue-states.ts'
import { setAsideProblem } from '#workflows/rules/set-aside.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, refusal, refused } from './desk.server.ts'
import { logCase, reviewSeat } from './review-seat.server.ts'

/** `until`: the legal day on which the case comes back. */
export type SetCaseAside = { project: string; until: string; reason: string; actor: Actor; key: string }

type Done = { ok: true; event: string }

/**
 * 搁置: whoever holds the case as first or second puts it aside for himself until a working day, with a reason of one line,
 * never past its due day. The other reviewer and the supervisor go on seeing it where it was, with a mark.
 */
export async function setCaseAside(db: Db, command: SetCaseAside, ports: Ports): Promise<Done | Refusal> {
  return atDesk(db, command.project, ports, (desk) =>
    once(desk, { what: 'case.set-aside', ...command }, () => setAside(desk, command)),
  )
}

async function setAside(desk: Desk, { until, actor, ...command }: SetCaseAside): Promise<Done> {
  const { tx, ports, project } = desk
  await refuseOthers(desk, actor)
  const clock = await clockOfCase(desk)
  const calendar = desk.rulebook.calendars[(clock?.calendar ?? 'statutory') as CalendarId]
  const dueOn = clock?.state === 'running' ? clock.due_on : null
  const early = setAsideProblem({ until, today: legalDay(ports.now()), dueOn, calendar })
  const reason = shortText.safeParse(command.reason)
  const fields = {
    ...(early ? { backOn: [early] } : {}),
    ...(reason.success ? {} : { reason: reason.error.issues.map(({ message }) => message) }),
  }
  if (early !== null || !reason.success) throw refused('没有搁置，请按提示更正。', fields)
  const event = await logCase(desk, 'case.set-aside', { until, reason: reason.data, person: actor.person }, actor)
  const row = { project: project.id, person: actor.person, until_on: until, reason: reason.data }
  await saveSetAside(tx, { ...row, seq: desk.seq - 1, at: ports.now(), ended_at: null })
  return { ok: true, event }
}

async function refuseOthers(desk: Desk, actor: Actor): Promise<void> {
  const { sitting } = await reviewSeat(desk, actor.organisation)
  if (sitting.some(({ person }) => person === actor.person)) return
  throw refusal(refuse('conflict', '只有承办本案的主审或者复核可以搁置。'))
}

/** The open clock of the reviewing side of the registration that is under review. */
async function clockOfCase({ tx, project }: Desk) {
  const run = await caseRun(tx, project.id)
  if (!run) throw refusal(refuse('finished', '本案已经办结，不用搁置。'))
  return (await listReviewClocks(tx, [run.id]))[0]
}

const caseRun = (tx: Desk['tx'], project: string) =>
  tx
    .selectFrom('run')
    .select('id')
    .where('project', '=', project)
    .where('stage', '=', 'registration')
    .where('status', '=', 'active')
    .where('state', 'not in', [...beforeFiling, 'registered'])
    .executeTakeFirst()

export type TakeUpCase = Pick<SetCaseAside, 'project' | 'actor' | 'key'>

/** 取消搁置: whoever put the case aside takes it up again before its day. */
export async function takeUpCase(db: Db, command: TakeUpCase, ports: Ports): Promise<Done | Refusal> {
  const { project, actor } = command
  return atDesk(db, project, ports, (desk) =>
    once(desk, { what: 'case.take-up', ...command }, async () => {
      await refuseOthers(desk, actor)
      const run = await caseRun(desk.tx, project)
      const resting = await listAsides(desk.tx, run ? [run.id] : [], {
        organisation: actor.organisation,
        today: legalDay(ports.now()),
      })
      if (!resting.some(({ person }) => person === actor.person))
        throw refusal(refuse('conflict', '本案现在没有被您搁置。'))
      await endSetAside(desk.tx, project, actor.person, ports.now())
      return { ok: true, event: await logCase(desk, 'case.take-up', { person: actor.person }, actor) }
    }),
  )
}
