import type { Db } from '#db/connect.ts'
import { listVersions } from '#db/queries/filings.ts'
import { dropPrinting } from '#db/queries/printing.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Printer } from '../filings/printer.server.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, log, refusal } from './desk.server.ts'
import { isLetter, paperOf, projectOfFiling } from './filing-seat.server.ts'

/** `number` as it stood on the screen: a later printing is not called off by an old page. */
export type CancelPrinting = { filing: string; number: number; actor: Actor; key: string }

type Cancelled = { ok: true; version: string; number: number }

/**
 * Calls off a printing, by whoever asked for it: its row, its message and its number go, then its thread is ended; nothing
 * of it is kept but the two lines of the log. Too late once it is done or being kept.
 */
export async function cancelPrinting(
  { db, printer }: { db: Db; printer: Pick<Printer, 'cancel'> },
  command: CancelPrinting,
  ports: Ports,
): Promise<Cancelled | Refusal> {
  const project = await projectOfFiling(db, command.filing)
  if (!project) return refuse('unavailable', '没有这份文件。')
  const done = await atDesk(db, project, ports, (desk) =>
    once(desk, { what: 'filing.cancel', ...command }, () => cancel(desk, command)),
  )
  if (done.ok) printer.cancel(done.version)
  return done
}

async function cancel(desk: Desk, { filing: id, number, actor }: CancelPrinting): Promise<Cancelled> {
  const filing = await paperOf(desk, id)
  if (isLetter(filing)) throw refusal(refuse('unavailable', '该文件由办理步骤自动生成，不能取消。'))
  const version = (await listVersions(desk.tx, [id])).find((one) => one.number === number)
  if (!version || version.state === 'refused') throw refusal(refuse('stale', `第 ${number} 版没有在生成。`))
  if (version.state === 'ready') throw refusal(refuse('stale', `第 ${number} 版已经生成，来不及取消。`))
  if (version.made_by !== actor.person) throw refusal(refuse('unavailable', '由提出生成的人取消。'))
  if (!(await dropPrinting(desk.tx, version)))
    throw refusal(refuse('stale', `第 ${number} 版已经排好，正在保存，来不及取消。`))
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  const data = { filing: id, version: version.id, number }
  const at = desk.ports.now()
  await log(desk, { ...nothing, id: desk.ports.newId(), type: 'filing.cancel', data, by: actor, at })
  return { ok: true, version: version.id, number }
}
