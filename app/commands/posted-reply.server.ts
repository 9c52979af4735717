import { z } from 'zod'
import type { Db } from '#db/connect.ts'
import { revisionsOf } from '../filings/revisions.server.ts'
import type { LoadContext } from '../load-context.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { statusOf } from './posted-event.server.ts'
import { type ReplyItem, replyItem } from './reply-item.server.ts'

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
  typed: { text: string; verification: string; changed: string; changes: string[] }
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
    const typed = { text: '', verification: '', changed: '', changes: [] }
    return {
      ok: false,
      status: 400,
      refused: { item: '', message: '表单不完整，请刷新页面后重填。', fields: {}, typed },
    }
  }
  const { item, version, key, ...words } = read.data
  const typed = { ...words, changes: form.getAll('change').map(String) }
  const actor = await actorOn(context.reader, who, project, null, context.ports.now())
  const changed = typed.changed.split(/\r?\n/).filter((line) => line.trim() !== '')
  const changes = await changesNamed(context.reader, { project, item }, typed.changes)
  if (!changes) {
    const fields = { changes: ['所选修改中有的已不存在，可能是文件又生成了新版本，请重新勾选'] }
    return { ok: false, status: 409, refused: { item, message: '请重新关联修改。', fields, typed } }
  }
  const { text, verification } = words
  const command = { project, item, version, actor, key, form: { text, verification, changed, changes } }
  const done = await replyItem(context.db, command, context.ports)
  if (done.ok) return { ok: true, item, version: done.version }
  const refused = { item, message: done.message, fields: done.fields ?? {}, typed }
  return { ok: false, status: statusOf[done.reason], refused }
}

/** The changes ticked, as the versions compared today have them; null when one of them is no longer there. */
async function changesNamed(
  db: Db,
  { project, item }: { project: string; item: string },
  ticked: readonly string[],
): Promise<NonNullable<ReplyItem['form']['changes']> | null> {
  if (ticked.length === 0) return []
  const round = await db
    .selectFrom('round')
    .innerJoin('item', 'item.round', 'round.id')
    .selectAll('round')
    .where('item.id', '=', item)
    .where('round.project', '=', project)
    .executeTakeFirst()
  const revisions = round ? await revisionsOf(db, round) : []
  const found = revisions.flatMap((revision) =>
    revision.kind === 'revised'
      ? revision.changes.map(({ key, kind, chapter, before, after }) => ({
          ...{ filing: revision.filing.id, change: key },
          ...{ kind, chapter, before, after },
        }))
      : [],
  )
  const named = found.filter(({ filing, change }) => ticked.includes(`${filing}:${change}`))
  return named.length === new Set(ticked).size ? named : null
}
