import { z } from 'zod'
import type { Db } from '#db/connect.ts'
import { sitsOn } from '#workflows/kit/seats.ts'
import type { ComparedField } from '../components/three-way.tsx'
import { revisionsOf } from '../filings/revisions.server.ts'
import { readSides, type TakenSides } from '../forms/taken-sides.ts'
import type { LoadContext } from '../load-context.ts'
import { compareReply, standingReply, type TypedReply } from '../presenters/reply-comparison.server.ts'
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
  typed: TypedReply
  /** What somebody else changed as well; empty where nobody did. */
  compared: ComparedField[]
}

type Posted = { ok: true; item: string; version: number } | { ok: false; status: number; refused: Refused }

const untyped: TypedReply = { text: '', verification: '', changed: '', changes: [] }

/**
 * The form under one opinion. What was typed is handed back when it is refused; where somebody else wrote at the same time,
 * beside what that was.
 */
export async function postReply(
  who: SignedIn,
  context: Pick<LoadContext, 'db' | 'reader' | 'ports'>,
  project: string,
  form: FormData,
): Promise<Posted> {
  const read = posted.safeParse(Object.fromEntries(form))
  const refuse = (item: string, status: number, refused: Partial<Refused> & { message: string }): Posted => ({
    ok: false,
    status,
    refused: { item, fields: {}, typed: untyped, compared: [], ...refused },
  })
  if (!read.success) return refuse('', 400, { message: '表单不完整，请刷新页面后重填。' })
  const { item, version, key, ...words } = read.data
  const actor = await actorOn(context.reader, who, project, null, context.ports.now())
  // Drafts of the other side are nobody's to compare with.
  if (!sitsOn(actor, ['issuer', 'lead-underwriter']) || !(await isAskedIn(context.reader, project, item)))
    return refuse(item, 403, { message: '您的席位不答复这条意见。' })
  const sides = readSides(form)
  const seen = Object.values(sides.before)[0] ?? version
  const own = { ...words, changes: form.getAll('change').map(String) }
  const typed = sides.theirs.length > 0 ? withTheirs(own, await standingReply(context.reader, item), sides) : own
  const compare = () => compareReply(context.reader, item, { seen, typed: own, sides })
  if (sides.undecided.length > 0)
    return refuse(item, 422, { message: '请先选择同时修改的内容采用哪一个。', ...(await compare()) })
  const changed = typed.changed.split(/\r?\n/).filter((line) => line.trim() !== '')
  const changes = await changesNamed(context.reader, { project, item }, typed.changes)
  if (!changes) {
    const fields = { changes: ['所选修改中有的已不存在，可能是文件又生成了新版本，请重新勾选'] }
    return refuse(item, 409, { message: '请重新关联修改。', fields, typed })
  }
  const { text, verification } = typed
  const command = { project, item, version, actor, key, form: { text, verification, changed, changes } }
  const done = await replyItem(context.db, command, context.ports)
  if (done.ok) return { ok: true, item, version: done.version }
  const { reason, message, fields = {} } = done
  if (reason === 'stale') return refuse(item, 409, { message, ...(await compare()) })
  return refuse(item, statusOf[reason], { message, fields, typed })
}

const isAskedIn = (db: Db, project: string, item: string) =>
  db
    .selectFrom('item')
    .innerJoin('round', 'round.id', 'item.round')
    .select('item.id')
    .where('item.id', '=', item)
    .where('round.project', '=', project)
    .executeTakeFirst()

/** Parts for which the other's words were chosen, as they stand now. */
function withTheirs(typed: TypedReply, theirs: TypedReply, sides: TakenSides): TypedReply {
  const part = <K extends keyof TypedReply>(name: K): TypedReply[K] =>
    sides.theirs.includes(name) ? theirs[name] : typed[name]
  return { text: part('text'), verification: part('verification'), changed: part('changed'), changes: part('changes') }
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
