import { z } from 'zod'
import type { Db } from '#db/connect.ts'
import { findWaitingRecording, insertRecording } from '#db/queries/recordings.ts'
import { findRun } from '#db/queries/runs.ts'
import type { Row } from '#db/schema.ts'
import { day, optionalText, shortText } from '#workflows/kit/body.ts'
import type { Actor, Capacity } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, log, refusal } from './desk.server.ts'
import { makes } from './filing-seat.server.ts'
import { stageOf, stale } from './perform.server.ts'
import { dayProblem, recordableActs, recordedInstant } from './recorded-seat.server.ts'

/** What is known of a step taken elsewhere: its day, the authority's own status word, the paper that proves it. */
export const recordedForm = z.strictObject({ day, word: optionalText, document: shortText })

export type RecordStepOf = {
  run: string
  revision: number
  capacity: Capacity
  type: string
  data: unknown
  form: z.input<typeof recordedForm>
  /** SHA-256 of the scanned paper, where one was uploaded. */
  file: string | null
  actor: Actor
  key: string
}

type Made = { ok: true; recording: string }

/** 代录: the underwriter's maker enters what a seat elsewhere has done. Nothing moves before a second person confirms it. */
export async function recordStep(db: Db, command: RecordStepOf, ports: Ports): Promise<Made | Refusal> {
  const parsed = recordedForm.safeParse(command.form)
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), [message]]))
    return refuse('invalid', '请按提示更正。', fields)
  }
  const run = await findRun(db, command.run)
  if (!run) return refuse('unavailable', '没有这项办理事项。')
  return atDesk(db, run.project, ports, (desk) =>
    once(desk, { what: 'recording.make', ...command }, () => make(desk, command, parsed.data)),
  )
}

async function make(desk: Desk, command: RecordStepOf, form: z.output<typeof recordedForm>): Promise<Made> {
  const { actor, capacity, type } = command
  const now = desk.ports.now()
  if (!makes(actor, 'lead-underwriter')) throw refusal(refuse('unavailable', '代录由主承销商的经办人员办理。'))
  const run = await findRun(desk.tx, command.run)
  if (!run || run.revision !== command.revision) throw refusal(stale)
  const problem = dayProblem(form.day, run, now)
  if (problem) throw refusal(refuse('invalid', '日期不对。', { day: [problem] }))
  await refuseTwice(desk, run)
  const act = await possible(desk, run, { capacity, type }, recordedInstant(form.day, run, now))
  checkBody(desk, run, type, command.data)
  const recording = desk.ports.newId()
  await insertRecording(desk.tx, {
    id: recording,
    project: desk.project.id,
    run: run.id,
    type,
    data: JSON.stringify(command.data),
    capacity,
    duty: act.duty,
    day: form.day,
    word: form.word ?? null,
    document: command.file ? `${form.document}\n${command.file}` : form.document,
    revision: run.revision,
    made_by: actor.person,
    made_at: now,
    confirmed_by: null,
    confirmed_at: null,
    refused_at: null,
  })
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  const data = { recording, run: run.id, type, capacity, day: form.day }
  await log(desk, { ...nothing, id: desk.ports.newId(), type: 'recording.make', data, by: actor, at: now })
  return { ok: true, recording }
}

async function refuseTwice(desk: Desk, run: Row<'run'>): Promise<void> {
  if (await findWaitingRecording(desk.tx, run.id))
    throw refusal(refuse('conflict', '这项办理已有一条代录等待复核，请先复核或退回。'))
}

/** The act as the recorded seat could do it on that day; refused with the machine's own sentence. */
export async function possible(
  desk: Desk,
  run: Row<'run'>,
  { capacity, type }: { capacity: Capacity; type: string },
  at: string,
) {
  const acts = await recordableActs(desk, run, capacity, at)
  const act = acts.find(({ action }) => action.type === type)
  if (!act) throw refusal(refuse('unavailable', '该席位不是代录席位，或者当前状态下不能办理这项操作。'))
  if (act.action.blocked) throw refusal(refuse('blocked', act.action.blocked))
  return act
}

function checkBody(desk: Desk, run: Row<'run'>, type: string, data: unknown): void {
  const parsed = stageOf(desk, run).events[type]?.safeParse(data)
  if (parsed?.success) return
  const fields: Record<string, string[]> = {}
  for (const { path, message } of parsed?.error.issues ?? []) {
    const name = path.map(String).join('.')
    fields[name] = [...(fields[name] ?? []), message]
  }
  throw refusal(refuse('invalid', '填写的内容有误，请按提示更正。', fields))
}
