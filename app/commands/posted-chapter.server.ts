import { z } from 'zod'
import { findFiling } from '#db/queries/filings.ts'
import type { Row } from '#db/schema.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { LoadContext } from '../load-context.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { assignChapters } from './assign-chapters.server.ts'
import { moveChapter } from './move-chapter.server.ts'
import { writeChapter } from './write-chapter.server.ts'

const envelope = z.object({
  intent: z.enum(['write', 'reset', 'submit', 'pass', 'return']),
  chapter: z.string().min(1).max(64),
  revision: z.coerce.number().int().min(0).max(1_000_000).default(0),
  key: z.string().min(8).max(64),
})

type Hands = Pick<LoadContext, 'db' | 'reader' | 'ports'>
type Place = { project: Row<'project'>; filing: string }

export type PostedChapter = { ok: true; said: string } | Refusal

const word = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** What the forms of the chapters page and of the editor ask. The paper is this project's, or there is none. */
export async function postChapter(
  who: SignedIn,
  context: Hands,
  { project, filing }: Place,
  form: FormData,
): Promise<PostedChapter> {
  const asked = envelope.safeParse({
    intent: form.get('intent'),
    chapter: form.get('chapter'),
    revision: form.get('revision') ?? 0,
    key: form.get('key'),
  })
  if (!asked.success) return refuse('invalid', '表单不完整，请刷新页面后重填。')
  if ((await findFiling(context.reader, filing))?.project !== project.id) return refuse('unavailable', '没有这份文件。')
  const actor = await actorOn(context.reader, who, project.id, null, context.ports.now())
  const { intent, ...rest } = asked.data
  const place = { ...rest, filing, actor }
  if (intent === 'write' || intent === 'reset') {
    const typed = intent === 'reset' ? null : word(form, 'typed')
    const done = await writeChapter(context.db, { ...place, typed }, context.ports)
    return done.ok ? { ok: true, said: intent === 'reset' ? '已恢复为生成文本。' : '已保存。' } : done
  }
  const done = await moveChapter(
    context.db,
    { ...place, move: intent, form: { reason: word(form, 'reason') } },
    context.ports,
  )
  const said = { submit: '已提交复核。', pass: '已复核。', return: '已退回。' }[intent]
  return done.ok ? { ok: true, said } : done
}

const assigning = z.object({
  chapters: z.array(z.string().min(1).max(64)).max(60),
  owner: z.string().max(64),
  checker: z.string().max(64),
  key: z.string().min(8).max(64),
})

/** 分工 for several chapters at once. */
export async function postAssignments(
  who: SignedIn,
  context: Hands,
  { project, filing }: Place,
  form: FormData,
): Promise<PostedChapter> {
  const asked = assigning.safeParse({
    chapters: form.getAll('chapter'),
    owner: word(form, 'owner'),
    checker: word(form, 'checker'),
    key: form.get('key'),
  })
  if (!asked.success) return refuse('invalid', '表单不完整，请刷新页面后重填。')
  const { chapters, owner, checker, key } = asked.data
  if (chapters.length === 0) return refuse('invalid', '请按提示更正。', { chapter: ['请至少选一章'] })
  const actor = await actorOn(context.reader, who, project.id, null, context.ports.now())
  const command = { filing, chapters, actor, key, form: { owner, checker } }
  const done = await assignChapters(context.db, command, context.ports)
  return done.ok ? { ok: true, said: `${done.count} 章已分工。` } : done
}
