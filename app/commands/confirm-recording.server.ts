import type { Db } from '#db/connect.ts'
import { findRecording, saveRecording } from '#db/queries/recordings.ts'
import { findRun } from '#db/queries/runs.ts'
import type { Row } from '#db/schema.ts'
import { type Actor, type Capacity, sitsOn } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { lapse, once } from './advance-stage.server.ts'
import { atDesk, type Desk, log, refusal } from './desk.server.ts'
import { perform, stale } from './perform.server.ts'
import { possible } from './record-step.server.ts'
import { recordedInstant } from './recorded-seat.server.ts'

export type DecideRecording = { project: string; recording: string; agree: boolean; actor: Actor; key: string }

type Decided = { ok: true; recording: string; state: string | null }

/**
 * The second person's word on a 代录: agreed, the step is taken as that seat, dated to its day, with both names and the
 * paper in the log; not agreed, nothing has happened. Never the person who entered it.
 */
export async function confirmRecording(db: Db, command: DecideRecording, ports: Ports): Promise<Decided | Refusal> {
  return atDesk<Decided | Refusal>(db, command.project, ports, async (desk) => {
    const recording = await findRecording(desk.tx, command.recording)
    if (!recording || recording.project !== command.project) return refuse('unavailable', '没有这条代录。')
    const { lapsed } = command.agree ? await lapse(desk, recording.run, await dayOf(desk, recording)) : { lapsed: 0 }
    if (lapsed > 0) return stale
    return once(desk, { what: 'recording.decide', ...command }, () => decide(desk, command, recording))
  })
}

async function dayOf(desk: Desk, { run: id, day }: Row<'recording'>): Promise<string> {
  const run = await findRun(desk.tx, id)
  return run ? recordedInstant(day, run, desk.ports.now()) : desk.ports.now()
}

async function decide(desk: Desk, { actor, agree }: DecideRecording, recording: Row<'recording'>): Promise<Decided> {
  if (!sitsOn(actor, ['lead-underwriter'])) throw refusal(refuse('unavailable', '代录由主承销商的人员复核。'))
  if (recording.made_by === actor.person) throw refusal(refuse('blocked', '经办人不得复核本人录入的内容。'))
  if (recording.confirmed_at || recording.refused_at) throw refusal(refuse('finished', '这条代录已经复核。'))
  return agree ? confirm(desk, actor, recording) : turnDown(desk, actor, recording)
}

async function confirm(desk: Desk, actor: Actor, recording: Row<'recording'>): Promise<Decided> {
  const run = await findRun(desk.tx, recording.run)
  if (!run || run.revision !== recording.revision)
    throw refusal(refuse('stale', '代录之后情况已变，请退回并重新录入。'))
  const now = desk.ports.now()
  const at = recordedInstant(recording.day, run, now)
  const capacity = recording.capacity as Capacity
  const act = await possible(desk, run, { capacity, type: recording.type }, at)
  desk.recorded = {
    capacity,
    day: recording.day,
    word: recording.word,
    document: recording.document,
    maker: recording.made_by,
    checker: actor.person,
  }
  const intent = { type: recording.type, data: JSON.parse(recording.data), by: act.actor, at, cause: null }
  const done = await perform(desk, run, intent)
  if (!done.ok) throw refusal(done)
  await saveRecording(desk.tx, recording.id, { confirmed_by: actor.person, confirmed_at: now })
  return { ok: true, recording: recording.id, state: done.run.state }
}

async function turnDown(desk: Desk, actor: Actor, recording: Row<'recording'>): Promise<Decided> {
  const at = desk.ports.now()
  await saveRecording(desk.tx, recording.id, { confirmed_by: actor.person, refused_at: at })
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  const data = { recording: recording.id, run: recording.run, type: recording.type }
  await log(desk, { ...nothing, id: desk.ports.newId(), type: 'recording.refuse', data, by: actor, at })
  return { ok: true, recording: recording.id, state: null }
}
