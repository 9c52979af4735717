import type { AnyMachineSnapshot } from 'xstate'
import { z } from 'zod'
import type { Db, Tx } from '#db/connect.ts'
import { listRunEvents } from '#db/queries/events.ts'
import { findRun, saveRun } from '#db/queries/runs.ts'
import type { Row } from '#db/schema.ts'
import { awaiting } from '#workflows/kit/actions.ts'
import { reason } from '#workflows/kit/body.ts'
import type { Actor, Route } from '#workflows/kit/seats.ts'
import { restore, store } from '#workflows/kit/snapshot.ts'
import { type StageName, stateMeta } from '#workflows/kit/stage.ts'
import { type Refusal, refuse, step } from '#workflows/kit/step.ts'
import { stageFor } from '#workflows/stages.ts'
import type { Ports } from '../ports.ts'
import { lapse, once } from './advance-stage.server.ts'
import { assignTasks } from './assign-tasks.server.ts'
import { atDesk, type Desk, log, refusal } from './desk.server.ts'
import { keepClocks } from './keep-clocks.server.ts'
import { stale } from './perform.server.ts'
import { asStep, replayOf } from './replay-run.server.ts'

export type RetractStep = { run: string; revision: number; reason: string; actor: Actor; key: string }

type Retracted = { ok: true; event: string; state: string; revision: number }

type Retractable = { ok: true; event: Row<'event'>; before: AnyMachineSnapshot } | { ok: false; because: string }

const held = (because: string): Retractable => ({ ok: false, because })

export const isOwnStep = (event: Pick<Row<'event'>, 'by_organisation' | 'by_seats'>, actor: Actor): boolean =>
  event.by_organisation === actor.organisation &&
  event.by_seats.split(' ').some((seat) => actor.seats.some((own) => own === seat))

/**
 * The last step of a run, if it may be taken back, with the state it left. It may until another seat has acted: then the
 * last step is another's. A step that has sent a letter, entered the books or ended a period stands, for what others
 * have in hand cannot be unsaid; such things are put right by 更正 or by the next step.
 */
export async function stepToRetract(tx: Db | Tx, project: Row<'project'>, run: Row<'run'>): Promise<Retractable> {
  const events = await listRunEvents(tx, run.id)
  const last = events.at(-1)
  if (!last || last.type === 'run.open') return held('还没有办理过可以撤回的步骤。')
  if (last.type === 'step.retract') return held('上一步已经撤回。')
  if (last.cause !== null || last.by_person === 'system') return held('上一步由系统办理，不能撤回。')
  if (last.recorded !== null) return held('上一步是代录的外部事实，不能撤回。')
  if (last.state_before === null) return held('上一步不能撤回。')

  const replayed = replayOf(project, run, events.slice(0, -1))
  if (!replayed.ok) return held('历史无法重放，不能撤回。')
  const stage = stageFor(run.stage as StageName, project.route as Route)
  const before = restore(stage, { value: replayed.state, context: replayed.context, status: 'active' })
  const again = step(stage, before, asStep(last).event)
  if (!again.ok) return held('历史无法重放，不能撤回。')
  if (again.effects.some(({ type }) => type.startsWith('letter.')))
    return held(
      `这一步的文书已经发出，不能撤回。${afterLetter[last.type] ?? '须改变结果的，请办理后续步骤，另发文书。'}`,
    )
  if (again.effects.some(({ type }) => type.startsWith('record.')))
    return held('这一步已经登记入册，不能撤回；如有差错请办理更正或后续步骤。')
  return (await isFollowed(tx, last.id)) ?? { ok: true, event: last, before }
}

/** A letter that has left is put right by another letter: by which step. */
const afterLetter: Record<string, string> = {
  'review.suspend': '不应中止的，请恢复审核，另发恢复审核通知。',
  'review.resume': '仍须中止的，请再次中止审核，另发中止审核通知。',
  'suspension.apply': '请等待审核方答复。',
  'resumption.apply': '请等待审核方答复。',
  'suspension.decline': '情况有变化的，可以中止审核，另发中止审核通知。',
  'resumption.decline': '情况有变化的，可以恢复审核，另发恢复审核通知。',
  'meeting.conclude': '结论由专家表决得出；须说明的，请在后续意见或通知中说明。',
}

async function isFollowed(tx: Db | Tx, event: string): Promise<Retractable | undefined> {
  const caused = await tx.selectFrom('event').select('id').where('cause', '=', event).executeTakeFirst()
  if (caused) return held('这一步已经带动其他事项，不能撤回。')
  const ended = await tx
    .selectFrom('clock_entry')
    .select('id')
    .where('event', '=', event)
    .where('kind', '=', 'stop')
    .executeTakeFirst()
  return ended ? held('这一步已使一项期限终止，不能撤回。') : undefined
}

/** 撤回: a compensating event restores the state before; nothing is deleted, the chain shows both. */
export async function retractStep(db: Db, command: RetractStep, ports: Ports): Promise<Retracted | Refusal> {
  const why = reason.safeParse(command.reason)
  if (!why.success) return refuse('invalid', '请写明撤回的理由。', { reason: z.flattenError(why.error).formErrors })
  const run = await findRun(db, command.run)
  if (!run) return refuse('unavailable', '没有这项办理事项。')
  return atDesk<Retracted | Refusal>(db, run.project, ports, async (desk) => {
    const { run: standing, lapsed } = await lapse(desk, command.run, desk.ports.now())
    if (lapsed > 0) return stale
    const request = { what: 'step.retract', ...command }
    return once(desk, request, () => retract(desk, standing, { ...command, reason: why.data }))
  })
}

async function retract(desk: Desk, run: Row<'run'>, command: RetractStep): Promise<Retracted> {
  if (run.revision !== command.revision) throw refusal(stale)
  const last = (await listRunEvents(desk.tx, run.id)).at(-1)
  if (last && last.type !== 'run.open' && !isOwnStep(last, command.actor))
    throw refusal(refuse('unavailable', '上一步由其他席位办理，只有办理的席位可以撤回。'))
  const found = await stepToRetract(desk.tx, desk.project, run)
  if (!found.ok) throw refusal(refuse('blocked', found.because))
  return giveBack(desk, run, found, command)
}

async function giveBack(
  desk: Desk,
  run: Row<'run'>,
  { event, before }: Extract<Retractable, { ok: true }>,
  { actor, reason: why }: RetractStep,
): Promise<Retracted> {
  const at = desk.ports.now()
  const id = desk.ports.newId()
  const stored = store(before)
  const change = {
    state: stored.value,
    context: JSON.stringify(stored.context),
    status: stored.status,
    awaiting: awaiting(before).join(' '),
    changed_at: at,
  }
  if (!(await saveRun(desk.tx, run.id, run.revision, change))) throw refusal(stale)
  const data = { event: event.id, type: event.type, reason: why }
  await log(desk, {
    id,
    run: run.id,
    stage: run.stage,
    type: 'step.retract',
    data,
    given: {},
    by: actor,
    cause: null,
    at,
    before: run.state,
    after: stored.value,
    revision: run.revision + 1,
  })
  const meta = stateMeta(before)
  await keepClocks(desk, { run: run.id, event: id, at, reason: `撤回：${meta.title}`, entered: meta.clocks })
  await assignTasks(desk, { run: run.id, at, by: actor.person, awaiting: awaiting(before) })
  return { ok: true, event: id, state: stored.value, revision: run.revision + 1 }
}
