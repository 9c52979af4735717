import { z } from 'zod'
import type { Row } from '#db/schema.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { LoadContext } from '../load-context.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { settleRemark } from './chapter-remarks.server.ts'

const asked = z.object({ remark: z.string().min(1).max(64), key: z.string().min(8).max(64) })

type Place = { project: Row<'project'>; filing: string; chapter: string }

/** 办结 of one comment. */
export async function postRemark(
  who: SignedIn,
  context: Pick<LoadContext, 'db' | 'reader' | 'ports'>,
  { project, filing, chapter }: Place,
  form: FormData,
): Promise<{ ok: true; said: string } | Refusal> {
  const said = asked.safeParse({ remark: form.get('remark'), key: form.get('key') })
  if (!said.success) return refuse('invalid', '表单不完整，请刷新页面后重填。')
  const actor = await actorOn(context.reader, who, project.id, null, context.ports.now())
  const done = await settleRemark(context.db, { filing, chapter, ...said.data, actor }, context.ports)
  return done.ok ? { ok: true, said: `“${done.title}”的批注已办结。` } : done
}
