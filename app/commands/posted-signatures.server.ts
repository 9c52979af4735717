import { z } from 'zod'
import { findFiling } from '#db/queries/filings.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { LoadContext } from '../load-context.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { enterSignatures } from './enter-signatures.server.ts'

const posted = z.object({
  filing: z.string().min(1).max(64),
  key: z.string().min(8).max(64),
  slots: z.array(z.string().max(40)).max(20),
})

/** The ticked pages of one paper; the paper is of this project. */
export async function postSignatures(
  who: SignedIn,
  context: Pick<LoadContext, 'db' | 'reader' | 'ports'>,
  project: string,
  form: FormData,
): Promise<{ ok: true; said: string } | Refusal> {
  const asked = posted.safeParse({ filing: form.get('filing'), key: form.get('key'), slots: form.getAll('slot') })
  if (!asked.success) return refuse('invalid', '表单不完整，请刷新页面后重填。')
  const filing = await findFiling(context.reader, asked.data.filing)
  if (filing?.project !== project) return refuse('unavailable', '没有这份文件。')
  const actor = await actorOn(context.reader, who, project, null, context.ports.now())
  const done = await enterSignatures(context.db, { ...asked.data, actor }, context.ports)
  if (!done.ok) return done
  const removed = done.removed > 0 ? `，取消 ${done.removed} 页` : ''
  return { ok: true, said: `“${filing.title}”登记签字盖章页 ${done.entered} 页${removed}。` }
}
