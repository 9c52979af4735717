import { z } from 'zod'
import type { Refusal } from '#workflows/kit/step.ts'
import { refuse } from '#workflows/kit/step.ts'
import type { LoadContext } from '../load-context.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { type RefusedFile, type SentFile, sendPapers } from './send-papers.server.ts'
import { type SortChoice, sortPapers } from './sort-papers.server.ts'

type Hands = Pick<LoadContext, 'db' | 'reader' | 'files' | 'gate' | 'ports'>
export type PostedIncoming = { ok: true; said: string; refused: RefusedFile[] } | Refusal

const keyed = z.string().min(8).max(64)

/** The two forms of the page: hand in many files, and file what was sorted. */
export async function postIncoming(
  who: SignedIn,
  context: Hands,
  project: string,
  form: FormData,
): Promise<PostedIncoming> {
  const key = keyed.safeParse(form.get('key'))
  if (!key.success) return refuse('invalid', '表单不完整，请刷新页面后重填。')
  const actor = await actorOn(context.reader, who, project, null, context.ports.now())
  const asked = { project, organisation: who.organisation, actor, key: key.data }
  if (form.get('intent') === 'sort') {
    const done = await sortPapers(context.db, { ...asked, choices: choicesIn(form) }, context.ports)
    if (!done.ok) return done
    const dropped = done.dropped > 0 ? `，移出 ${done.dropped} 份` : ''
    return { ok: true, said: `已归档 ${done.filed} 份${dropped}。`, refused: [] }
  }
  const hands = { db: context.db, store: context.files, gate: context.gate }
  const done = await sendPapers(hands, { ...asked, files: await filesIn(form) }, context.ports)
  if (!done.ok) return done
  return { ok: true, said: `已收 ${done.taken} 份，请核对归到哪份文件。`, refused: done.refused }
}

async function filesIn(form: FormData): Promise<SentFile[]> {
  // A browser sends one nameless empty file where none was chosen.
  const files = form.getAll('files').filter((file) => file instanceof File && file.name !== '')
  return Promise.all(
    files.flatMap((file) =>
      file instanceof File
        ? [file.arrayBuffer().then((bytes) => ({ name: file.name, bytes: new Uint8Array(bytes) }))]
        : [],
    ),
  )
}

/** Fields `to.ID` and `pages.ID`. */
export const choicesIn = (form: FormData): SortChoice[] =>
  [...form.entries()].flatMap(([name, to]) =>
    name.startsWith('to.') && typeof to === 'string'
      ? [{ incoming: name.slice(3), to, pages: String(form.get(`pages.${name.slice(3)}`) ?? '') }]
      : [],
  )
