import { z } from 'zod'
import type { Db } from '#db/connect.ts'
import { reason } from '#workflows/kit/body.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, log, refusal } from './desk.server.ts'
import { checklistPaper, makes, notYourPaper, projectOfFiling } from './filing-seat.server.ts'

const waiver = z.strictObject({ reason })

export type WaiveFiling = { filing: string; form: z.input<typeof waiver>; actor: Actor; key: string }

type Waived = { ok: true; filing: string }

/** A conditional paper that does not apply after all, with the reason on the list. A mandatory one cannot be waived. */
export async function waiveFiling(db: Db, command: WaiveFiling, ports: Ports): Promise<Waived | Refusal> {
  const parsed = waiver.safeParse(command.form)
  if (!parsed.success)
    return refuse('invalid', '请写明理由。', { reason: parsed.error.issues.map(({ message }) => message) })
  const project = await projectOfFiling(db, command.filing)
  if (!project) return refuse('unavailable', '没有这份文件。')
  return atDesk(db, project, ports, (desk) => once(desk, command, () => waive(desk, command, parsed.data.reason)))
}

async function waive(desk: Desk, { filing: id, actor }: WaiveFiling, because: string): Promise<Waived> {
  const filing = await checklistPaper(desk, id)
  if (!makes(actor, 'lead-underwriter') && !makes(actor, 'issuer')) throw notYourPaper()
  if (filing.requirement !== 'conditional') throw refusal(refuse('blocked', '必备文件不能豁免。'))
  await desk.tx
    .updateTable('filing')
    .set({ requirement: 'waived', waived_reason: because })
    .where('id', '=', filing.id)
    .execute()
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  const data = { filing: filing.id, code: filing.code, reason: because }
  const event = { ...nothing, id: desk.ports.newId(), type: 'filing.waive', data, by: actor, at: desk.ports.now() }
  await log(desk, event)
  return { ok: true, filing: filing.id }
}
