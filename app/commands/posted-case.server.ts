import { z } from 'zod'
import type { LoadContext } from '../load-context.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { askForCase } from './ask-for-case.server.ts'
import { claimCase } from './claim-case.server.ts'
import { handOverCase } from './hand-over-case.server.ts'
import { releaseCase } from './release-case.server.ts'
import { dutyNames, type ReviewDuty } from './review-seat.server.ts'

const posted = z.object({
  act: z.enum(['claim', 'release', 'hand-over', 'ask']),
  duty: z.enum(['first', 'second']),
  project: z.string().min(1).max(64),
  key: z.string().min(8).max(64),
  to: z.string().max(64).default(''),
  reason: z.string().max(4000).default(''),
})

export type RefusedCase = {
  act: string
  duty: string
  reason: string
  to: string
  /** Of 搁置 alone; `ticked` are projects. */
  backOn: string
  ticked: string[]
  message: string
  fields: Record<string, string[]>
}

type Done = { ok: true; said: string } | { ok: false; status: number; refused: RefusedCase }

const acts = { claim: '已领取', release: '已退回队列', 'hand-over': '已转办', ask: '已请对方转办' } as const

/** What a form of the queue asks for. A refusal keeps what was typed and says who was quicker. */
export async function postCase(
  who: SignedIn,
  context: Pick<LoadContext, 'db' | 'reader' | 'ports'>,
  form: FormData,
): Promise<Done> {
  const read = posted.safeParse(Object.fromEntries(form))
  if (!read.success)
    return refusing({ act: '', duty: '', reason: '', to: '' }, '表单不完整，请刷新页面后重试。', {}, 400)
  const { act, duty, project, key, to, reason } = read.data
  const sitting = await actorOn(context.reader, who, project, null, context.ports.now())
  const actor = { ...sitting, seats: sitting.seats.length > 0 ? sitting.seats : [who.capacity] }
  const common = { project, duty, actor, key }
  const done =
    act === 'claim'
      ? await claimCase(context.db, common, context.ports)
      : act === 'release'
        ? await releaseCase(context.db, { ...common, reason }, context.ports)
        : act === 'ask'
          ? await askForCase(context.db, { ...common, reason }, context.ports)
          : await handOverCase(context.db, { ...common, to, reason }, context.ports)
  if (!done.ok) return refusing(read.data, done.message, done.fields ?? {}, done.reason === 'invalid' ? 422 : 409)
  return { ok: true, said: `${acts[act]}：${dutyNames[duty as ReviewDuty]}` }
}

const refusing = (
  { act, duty, reason, to }: Pick<RefusedCase, 'act' | 'duty' | 'reason' | 'to'>,
  message: string,
  fields: Record<string, string[]>,
  status: number,
): Done => ({ ok: false, status, refused: { act, duty, reason, to, backOn: '', ticked: [], message, fields } })
