import type { Db } from '#db/connect.ts'
import { insertNotice } from '#db/queries/inbox.ts'
import { findPerson } from '#db/queries/seats.ts'
import { reason as reasonText } from '#workflows/kit/body.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, refusal, refused } from './desk.server.ts'
import { dutyNames, logCase, type ReviewDuty, refuseUnfit, reviewSeat } from './review-seat.server.ts'

export type AskForCase = { project: string; duty: ReviewDuty; reason: string; actor: Actor; key: string }

type Asked = { ok: true; event: string }

const hours = 24 * 3_600_000

/**
 * 请求转办: whoever came second asks the holder for the case, with a reason and once a day. Nothing moves by it: to hand
 * over is the holder's, or the supervisor's. Refused to whoever could not take it anyway.
 */
export async function askForCase(db: Db, command: AskForCase, ports: Ports): Promise<Asked | Refusal> {
  const { project, duty, actor } = command
  return atDesk(db, project, ports, (desk) =>
    once(desk, { what: 'case.ask', ...command }, async () => {
      const reason = reasonText.safeParse(command.reason)
      if (!reason.success) throw refused('请写明为什么请对方转办。', { reason: ['请填写原因'] })
      const seat = await reviewSeat(desk, actor.organisation)
      const holder = seat.sitting.find((row) => row.duty === duty)
      if (!holder) throw refusal(refuse('conflict', `${dutyNames[duty]}现在无人承办，可以直接领取。`))
      if (holder.person === actor.person) throw refused(`${dutyNames[duty]}就是您。`)
      await refuseUnfit(desk, seat, actor.person, duty, actor.organisation)
      if (await askedToday(desk, actor)) throw refused('一天内已经请求过，请等对方答复，或找审核主管。')
      const asker = await findPerson(desk.tx, actor.person)
      await insertNotice(desk.tx, {
        id: desk.ports.newId(),
        project,
        run: null,
        person: holder.person,
        organisation: actor.organisation,
        capacity: 'venue-review',
        title: `${asker?.name ?? '同事'}请您转办${dutyNames[duty]}：${desk.project.name}`,
        detail: reason.data,
        at: desk.ports.now(),
        read_at: null,
        kind: 'reminder',
      })
      const data = { duty, holder: holder.person, reason: reason.data }
      return { ok: true, event: await logCase(desk, 'case.ask', data, actor) }
    }),
  )
}

const askedToday = ({ tx, project, ports }: Desk, { person }: Actor) =>
  tx
    .selectFrom('event')
    .select('id')
    .where('project', '=', project.id)
    .where('type', '=', 'case.ask')
    .where('by_person', '=', person)
    .where('at', '>', new Date(Date.parse(ports.now()) - hours).toISOString())
    .executeTakeFirst()
