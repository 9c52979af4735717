import { z } from 'zod'
import type { Row } from '#db/schema.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import type { StageName } from '#workflows/kit/stage.ts'
import type { Refusal } from '#workflows/kit/step.ts'
import { stageFor } from '#workflows/stages.ts'
import { fieldsetOf } from '../forms/fieldsets.ts'
import { readForm, type Typed, typedIn } from '../forms/read-form.ts'
import { recordedFieldset, recordedSchema } from '../forms/recorded.ts'
import { takeFile } from '../gate/take-file.server.ts'
import type { LoadContext } from '../load-context.ts'
import type { RecordingRefused } from '../presenters/recordings-page.server.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { confirmRecording } from './confirm-recording.server.ts'
import { moreRows, statusOf } from './posted-event.server.ts'
import { recordStep } from './record-step.server.ts'

type Hands = Pick<LoadContext, 'db' | 'reader' | 'files' | 'gate' | 'ports'>
type Posted = { ok: true; said: string } | { ok: false; status: number; refused: RecordingRefused }

const making = z.object({
  type: z.string().max(60),
  run: z.string().max(64),
  capacity: z.enum(Object.keys(capacities) as [Capacity, ...Capacity[]]),
  revision: z.coerce.number().int().min(0),
  key: z.string().min(8).max(64),
})

const deciding = z.object({ recording: z.string().max(64), key: z.string().min(8).max(64) })

const nobody = { run: '', capacity: '', type: '', typed: {} }
const broken = (message: string, status = 400): Posted => ({ ok: false, status, refused: { ...nobody, message } })

/** The forms of the 代录 page: enter, confirm, turn down. `runs` are those the person may know of. */
export async function postRecording(
  who: SignedIn,
  context: Hands,
  { project, runs }: { project: Row<'project'>; runs: readonly Row<'run'>[] },
  form: FormData,
): Promise<Posted> {
  const intent = form.get('intent')
  if (intent === 'confirm' || intent === 'refuse') return decide(who, context, project.id, form, intent === 'confirm')
  const asked = making.safeParse(Object.fromEntries(form))
  const run = asked.success ? runs.find(({ id }) => id === asked.data.run) : undefined
  const stage = run ? stageFor(run.stage as StageName, project.route as 'interbank') : undefined
  const schema = asked.success ? stage?.events[asked.data.type] : undefined
  if (!asked.success || !run || !stage || !schema) return broken('表单不完整，请刷新页面后重填。')
  const { type, capacity, key, revision } = asked.data
  const fieldset = fieldsetOf(stage.name, type)
  const typed: Typed = { ...typedIn(fieldset, form), ...typedIn(recordedFieldset, form) }
  const place = { run: run.id, capacity, type, typed }
  const more = moreRows(fieldset, form, typed)
  if (more) return { ok: false, status: 200, refused: { ...place, more } }
  const [body, proof] = [readForm(fieldset, schema, typed), readForm(recordedFieldset, recordedSchema, typed)]
  const uploaded = await proofFile(who, context, form)
  if (!body.ok || !proof.ok || uploaded.problem) {
    const errors = { ...(body.ok ? {} : body.errors), ...(proof.ok ? {} : proof.errors) }
    return {
      ok: false,
      status: 422,
      refused: { ...place, errors, ...(uploaded.problem ? { message: uploaded.problem } : {}) },
    }
  }
  const actor = await actorOn(context.reader, who, project.id, null, context.ports.now())
  const done = await recordStep(
    context.db,
    {
      run: run.id,
      revision,
      capacity,
      type,
      data: body.data,
      form: { day: word(typed, 'at.day'), word: word(typed, 'at.word'), document: word(typed, 'at.document') },
      file: uploaded.file ?? null,
      actor,
      key,
    },
    context.ports,
  )
  return done.ok ? { ok: true, said: '已录入，等待另一人复核后生效。' } : refusedAs(place, done)
}

const word = (typed: Typed, name: string): string => typed[name]?.[0]?.trim() ?? ''

async function proofFile(
  { organisation }: SignedIn,
  { db, files: store, gate, ports }: Hands,
  form: FormData,
): Promise<{ file?: string; problem?: string }> {
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) return {}
  const bytes = new Uint8Array(await file.arrayBuffer())
  const taken = await takeFile({ db, store, gate }, { bytes, organisation, at: ports.now() })
  return taken.ok ? { file: taken.sha256 } : { problem: taken.message }
}

/** The day and the paper stand on the form under names of their own. */
function refusedAs(place: Omit<RecordingRefused, 'message'>, { message, fields, reason }: Refusal): Posted {
  const errors = Object.fromEntries(
    Object.entries(fields ?? {}).map(([name, said]) => [
      ['day', 'word', 'document'].includes(name) && !(name in place.typed) ? `at.${name}` : name,
      said,
    ]),
  )
  return { ok: false, status: statusOf[reason], refused: { ...place, message, errors } }
}

async function decide(who: SignedIn, context: Hands, project: string, form: FormData, agree: boolean): Promise<Posted> {
  const asked = deciding.safeParse(Object.fromEntries(form))
  if (!asked.success) return broken('表单不完整，请刷新页面后重填。')
  const actor = await actorOn(context.reader, who, project, null, context.ports.now())
  const done = await confirmRecording(context.db, { project, agree, actor, ...asked.data }, context.ports)
  if (!done.ok) return broken(done.message, statusOf[done.reason])
  return { ok: true, said: agree ? '已复核，这一步已按代录生效。' : '已退回，没有发生任何变化。' }
}
