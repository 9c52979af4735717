import { z } from 'zod'
import type { Db } from '#db/connect.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { day } from '#workflows/kit/body.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, log, refused } from './desk.server.ts'
import { checklistPaper, makes, notYourPaper, projectOfFiling } from './filing-seat.server.ts'

const schedule = z.strictObject({ dueOn: z.union([z.literal(''), day]) })

export type ScheduleFiling = { filing: string; form: { dueOn: string }; actor: Actor; key: string }

type Scheduled = { ok: true; dueOn: string | null }

/** The day by which a paper shall be there, set by the lead underwriter; blank: the day planned for filing holds again. */
export async function scheduleFiling(db: Db, command: ScheduleFiling, ports: Ports): Promise<Scheduled | Refusal> {
  const parsed = schedule.safeParse(command.form)
  if (!parsed.success) return refuse('invalid', '请按提示更正。', { dueOn: ['请填写日期，如 2026-03-09'] })
  const project = await projectOfFiling(db, command.filing)
  if (!project) return refuse('unavailable', '没有这份文件。')
  const dueOn = parsed.data.dueOn === '' ? null : parsed.data.dueOn
  return atDesk(db, project, ports, (desk) =>
    once(desk, { what: 'filing.schedule', ...command }, () => set(desk, command, dueOn)),
  )
}

async function set(desk: Desk, { filing: id, actor }: ScheduleFiling, dueOn: string | null): Promise<Scheduled> {
  const filing = await checklistPaper(desk, id)
  if (!makes(actor, 'lead-underwriter')) throw notYourPaper()
  const at = desk.ports.now()
  if (dueOn !== null && dueOn < legalDay(at)) throw refused('完成期限不能早于今天。', { dueOn: ['不能早于今天'] })
  await desk.tx.updateTable('filing').set({ due_on: dueOn }).where('id', '=', filing.id).execute()
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  const data = { filing: filing.id, code: filing.code, dueOn }
  await log(desk, { ...nothing, id: desk.ports.newId(), type: 'filing.schedule', data, by: actor, at })
  return { ok: true, dueOn }
}
