import { z } from 'zod'
import type { Route } from '#workflows/kit/seats.ts'
import type { StageName } from '#workflows/kit/stage.ts'
import type { Refusal } from '#workflows/kit/step.ts'
import { stageFor } from '#workflows/stages.ts'
import type { Fieldset } from '../forms/fieldset.ts'
import { fieldsetOf } from '../forms/fieldsets.ts'
import { readForm, type Typed, typedIn } from '../forms/read-form.ts'
import type { LoadContext } from '../load-context.ts'
import type { Refused } from '../presenters/run-page.server.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { type Advanced, advanceStage } from './advance-stage.server.ts'
import { retractStep } from './retract-step.server.ts'

const envelope = z.object({
  type: z.string().max(60),
  key: z.string().min(8, '缺少请求编号').max(64),
  revision: z.coerce.number().int().min(0),
})

type Place = { id: string; project: string; route: Route; stage: StageName }

type Posted = Advanced | { ok: false; status: number; refused: Refused }

/** What a form of the run page asks for: a step of the stage, 撤回, or one more row. Refused, everything typed is kept. */
export async function postEvent(
  who: SignedIn,
  context: Pick<LoadContext, 'db' | 'reader' | 'ports'>,
  run: Place,
  form: FormData,
): Promise<Posted> {
  const asked = envelope.safeParse(
    Object.fromEntries(['type', 'key', 'revision'].map((name) => [name, form.get(name)])),
  )
  if (!asked.success)
    return refusedWith({ type: String(form.get('type')), typed: {}, message: '表单不完整，请刷新页面后重填。' }, 400)
  const { type, key, revision } = asked.data
  const actor = await actorOn(context.reader, who, run.project, run.id, context.ports.now())
  const command = { run: run.id, revision, actor, key }
  if (type === 'step.retract') {
    const reason = String(form.get('reason') ?? '')
    const done = await retractStep(context.db, { ...command, reason }, context.ports)
    return done.ok
      ? done
      : refusedWith({ type, typed: { reason: [reason] }, ...sayingOf(done, revision) }, statusOf[done.reason])
  }
  const schema = stageFor(run.stage, run.route).events[type]
  if (!schema) return refusedWith({ type, typed: {}, message: '没有这项操作。' }, 400)
  const fieldset = fieldsetOf(run.stage, type)
  const typed = typedIn(fieldset, form)
  const more = moreRows(fieldset, form, typed)
  if (more) return refusedWith({ type, typed, more }, 200)
  const read = readForm(fieldset, schema, typed)
  if (!read.ok) return refusedWith({ type, typed, errors: read.errors }, 422)
  const done = await advanceStage(context.db, { ...command, type, data: read.data }, context.ports)
  return done.ok ? done : refusedWith({ type, typed, ...sayingOf(done, revision) }, statusOf[done.reason])
}

const refusedWith = (refused: Refused, status: number): Posted => ({ ok: false, status, refused })

export const statusOf: Record<Refusal['reason'], number> = {
  unavailable: 403,
  blocked: 409,
  stale: 409,
  conflict: 409,
  finished: 409,
  invalid: 422,
}

const sayingOf = ({ message, fields, reason }: Refusal, revision: number): Omit<Refused, 'type' | 'typed'> => ({
  message,
  ...(fields ? { errors: fields } : {}),
  ...(reason === 'stale' ? { overtaken: revision } : {}),
})

/** `more=items`: one row beyond those that stood there. */
export function moreRows(fieldset: Fieldset, form: FormData, typed: Typed): Record<string, number> | undefined {
  const name = form.get('more')
  const field = fieldset.find((one) => one.as === 'rows' && one.name === name)
  if (field?.as !== 'rows') return undefined
  const stood = new Set(
    [...form.keys()].filter((key) => key.startsWith(`${field.name}.`)).map((key) => key.split('.')[1]),
  ).size
  const kept = new Set(
    Object.keys(typed)
      .filter((key) => key.startsWith(`${field.name}.`))
      .map((key) => key.split('.')[1]),
  ).size
  return { [field.name]: Math.max(stood - Math.max(kept, field.blank), 0) + 1 }
}
