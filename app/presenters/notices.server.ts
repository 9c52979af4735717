import { countNotices, listNotices } from '#db/queries/inbox.ts'
import { listProjectsById } from '#db/queries/overview.ts'
import type { Row } from '#db/schema.ts'
import { instantText } from '../components/chinese-date.ts'
import type { LoadContext } from '../load-context.ts'
import { noticePath } from '../notice-place.ts'
import { reachableIds } from '../reach.server.ts'
import type { Session } from '../session.server.ts'

export type NoticeLine = {
  id: string
  title: string
  detail: string
  at: string
  instant: string
  unread: boolean
  href: string | null
  project: string
}

export type NoticesView = { total: number; rows: NoticeLine[]; unread: number; next: string | null; asOf: string }

const shownAtOnce = 30

/** Messages to a person or to his seat, newest first; those of projects no longer within reach keep their words only. */
export async function presentNotices(
  who: Session,
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
  after: string | null,
  pageSize = shownAtOnce,
): Promise<NoticesView> {
  const [at, id] = after?.split('~') ?? []
  const rows = await listNotices(reader, who, at && id ? { at, id } : null, pageSize + 1)
  const page = rows.slice(0, pageSize)
  const wanted = [...new Set(page.flatMap(({ project }) => (project ? [project] : [])))]
  const within = new Set((await reachableIds(reader, who).execute()).map((row) => row.id))
  const names = new Map(
    (await listProjectsById(reader, wanted)).filter((row) => within.has(row.id)).map((row) => [row.id, row.name]),
  )
  const last = page.at(-1)
  return {
    total: await countNotices(reader, who),
    rows: page.map((row) => ({
      id: row.id,
      title: row.title,
      detail: row.detail ?? '',
      at: instantText(row.at, { year: true }),
      instant: row.at,
      unread: row.read_at === null,
      href: hrefOf(row, names),
      project: names.get(row.project ?? '') ?? '',
    })),
    unread: page.filter(({ read_at }) => read_at === null).length,
    next: rows.length > pageSize && last ? `/notices?after=${encodeURIComponent(`${last.at}~${last.id}`)}` : null,
    asOf: instantText(ports.now()),
  }
}

const hrefOf = (row: Row<'notice'>, names: Map<string, string>): string | null =>
  row.project && names.has(row.project) ? noticePath(row) : null
