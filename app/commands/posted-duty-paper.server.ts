import { z } from 'zod'
import { findObligation } from '#db/queries/bonds.ts'
import { refuse } from '#workflows/kit/step.ts'
import type { LoadContext } from '../load-context.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { generateDutyPaper } from './generate-duty-paper.server.ts'
import type { PostedFiling } from './posted-filing.server.ts'

const envelope = z.object({ obligation: z.string().min(1).max(64), key: z.string().min(8).max(64) })

type Place = { project: string; bond: string; run: string }

/** 生成 beside a duty of the bond's page: the duty is this bond's, or it is not there. */
export async function postDutyPaper(
  who: SignedIn,
  context: Pick<LoadContext, 'db' | 'reader' | 'ports'>,
  place: Place,
  form: FormData,
): Promise<PostedFiling> {
  const asked = envelope.safeParse({ obligation: form.get('obligation'), key: form.get('key') })
  if (!asked.success) return refuse('invalid', '表单不完整，请刷新页面后重试。')
  const { obligation, key } = asked.data
  if ((await findObligation(context.reader, obligation))?.bond !== place.bond)
    return refuse('unavailable', '本债券没有这项义务。')
  const actor = await actorOn(context.reader, who, place.project, place.run, context.ports.now())
  const done = await generateDutyPaper(context.db, { obligation, actor, key }, context.ports)
  return done.ok ? { ok: true, said: `第 ${done.number} 版正在生成，完成后列在该项义务旁。` } : done
}
