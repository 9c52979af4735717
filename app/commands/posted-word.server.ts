import { z } from 'zod'
import type { Row } from '#db/schema.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { LoadContext } from '../load-context.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { bringWord } from './bring-word.server.ts'
import { dropWord, settleWord } from './settle-word.server.ts'

type Hands = Pick<LoadContext, 'db' | 'reader' | 'files' | 'gate' | 'ports'>
type Place = { project: Row<'project'>; filing: string }

const keyed = z.string().min(8).max(64)

/** A Word file for one chapter, or (`chapter` null) for the whole paper. */
export async function postWord(
  who: SignedIn,
  context: Hands,
  { project, filing, chapter }: Place & { chapter: string | null },
  form: FormData,
): Promise<{ ok: true; returned: string } | Refusal> {
  const key = keyed.safeParse(form.get('key'))
  if (!key.success) return refuse('invalid', '表单不完整，请刷新页面后重填。')
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0)
    return refuse('invalid', '没有选择文件。', { file: ['请选择 Word 文件（.docx）'] })
  const actor = await actorOn(context.reader, who, project.id, null, context.ports.now())
  return bringWord(
    { db: context.db, store: context.files, gate: context.gate },
    { filing, chapter, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), actor, key: key.data },
    context.ports,
  )
}

const decisions = z.object({
  intent: z.enum(['settle', 'drop']),
  all: z.enum(['each', 'accept', 'refuse']).default('each'),
  chapter: z.string().max(64).default(''),
  revision: z.coerce.number().int().min(0).max(1_000_000).default(0),
  revisions: z.string().max(60_000).default(''),
  remarks: z.string().max(20_000).default(''),
  key: keyed,
})

export type PostedDecision = { ok: true; said: string; left: number | null } | Refusal

/** The decisions on one chapter of a Word file; a revision that the form does not name is accepted. */
export async function postDecisions(
  who: SignedIn,
  context: Hands,
  { project, filing, returned }: Place & { returned: string },
  form: FormData,
): Promise<PostedDecision> {
  const said = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))
  const asked = decisions.safeParse(said)
  if (!asked.success) return refuse('invalid', '表单不完整，请刷新页面后重填。')
  const { intent, all, chapter, revision, key } = asked.data
  const actor = await actorOn(context.reader, who, project.id, null, context.ports.now())
  if (intent === 'drop') {
    const done = await dropWord(context.db, { filing, returned, actor, key }, context.ports)
    return done.ok ? { ok: true, said: '已关闭，没有带回的章节保持原样。', left: null } : done
  }
  const ids = numbersIn(asked.data.revisions)
  const remarks = numbersIn(asked.data.remarks)
  const settled = remarks.filter((id) => form.get(`remark-${id}`) === 'done')
  const refused = ids.filter((id) => (all === 'each' ? form.get(`revision-${id}`) === 'refuse' : all === 'refuse'))
  const restored = form.getAll('restore').filter((value) => typeof value === 'string')
  const command = { filing, returned, chapter, revision, refused, restored, done: settled, actor, key }
  const done = await settleWord(context.db, command, context.ports)
  if (!done.ok) return done
  const kept = ids.length > 0 ? `，接受修订 ${ids.length - refused.length} 处，拒绝 ${refused.length} 处` : ''
  const waiting = remarks.length - settled.length
  const beside = remarks.length > 0 ? `，批注 ${remarks.length} 条${waiting > 0 ? `，其中 ${waiting} 条待办` : ''}` : ''
  return { ok: true, said: `“${done.title}”已带回${kept}${beside}。`, left: done.left }
}

const numbersIn = (words: string): number[] => words.split(' ').filter(Boolean).map(Number).filter(Number.isSafeInteger)
