import { z } from 'zod'
import type { LoadContext } from '../load-context.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { statusOf } from './posted-event.server.ts'
import { replyItem } from './reply-item.server.ts'

const posted = z.object({
  item: z.string().min(1).max(64),
  version: z.coerce.number().int().min(0),
  key: z.string().min(8).max(64),
  text: z.string(),
  verification: z.string(),
  changed: z.string(),
})

type Refused = {
  item: string
  message: string
  fields: Record<string, string[]>
  typed: { text: string; verification: string; changed: string }
}

type Posted = { ok: true; item: string; version: number } | { ok: false; status: number; refused: Refused }

/** The form under one opinion. What was typed is handed back when it is refused. */
export async function postReply(
  who: SignedIn,
  context: Pick<LoadContext, 'db' | 'reader' | 'ports'>,
  project: string,
  form: FormData,
): Promise<Posted> {
  const read = posted.safeParse(Object.fromEntries(form))
  if (!read.success) {
    const typed = { text: '', verification: '', changed: '' }
    return {
      ok: false,
      status: 400,
      refused: { item: '', message: '表单不完整，请刷新页面后重填。', fields: {}, typed },
    }
  }
  const { item, version, key, ...typed } = read.data
  const actor = await actorOn(context.reader, who, project, null, context.ports.now())
  const changed = typed.changed.split(/\r?\n/).filter((line) => line.trim() !== '')
  const done = await replyItem(
    context.db,
    { project, item, version, actor, key, form: { text: typed.text, verification: typed.verification, changed } },
    context.ports,
  )
  if (done.ok) return { ok: true, item, version: done.version }
  const refused = { item, message: done.message, fields: done.fields ?? {}, typed }
  return { ok: false, status: statusOf[done.reason], refused }
}
