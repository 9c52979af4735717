import type { Db } from '#db/connect.ts'
import { deletePrepared, findPlan, insertPrepared, listPrepared } from '#db/queries/reserve.ts'
import { type Actor, sitsOn } from '#workflows/kit/seats.ts'
import type { Refusal } from '#workflows/kit/step.ts'
import { plannedChecklist } from '../filings/planned-checklist.server.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, refused } from './desk.server.ts'
import { logReserve, refuseAfterReserve } from './plan-reserve.server.ts'

export type PreparePaper = { project: string; code: string; ready: boolean; actor: Actor; key: string }

/** The issuer's side says of a paper of the coming filing that it is at hand, or takes that back. Proves nothing by itself. */
export async function preparePaper(
  db: Db,
  command: PreparePaper,
  ports: Ports,
): Promise<{ ok: true; title: string } | Refusal> {
  return atDesk(db, command.project, ports, (desk) =>
    once(desk, { what: 'paper.prepare', ...command }, async () => {
      const { tx, project } = desk
      const { actor, code, ready } = command
      if (!sitsOn(actor, ['issuer', 'lead-underwriter'])) throw refused('材料的准备情况由发行人或主承销商标记。')
      await refuseAfterReserve(desk)
      const line = (await plannedChecklist(desk, await findPlan(tx, project.id))).find((one) => one.code === code)
      if (!line) throw refused('清单中没有这份材料。')
      const before = (await listPrepared(tx, [project.id])).some((paper) => paper.code === code)
      if (before !== ready) {
        const row = { project: project.id, code, by_person: actor.person, by_organisation: actor.organisation }
        if (ready) await insertPrepared(tx, { ...row, at: ports.now() })
        else await deletePrepared(tx, project.id, code)
        await logReserve(desk, ready ? 'paper.ready' : 'paper.not-ready', { code, title: line.title }, actor)
      }
      return { ok: true as const, title: line.title }
    }),
  )
}
