import { findFacility, listFacilityEntries } from '#db/queries/facilities.ts'
import type { Row } from '#db/schema.ts'
import type { Route } from '#workflows/kit/seats.ts'
import { instantText } from '../components/chinese-date.ts'
import type { LoadContext } from '../load-context.ts'
import type { SignedIn } from '../reach.server.ts'
import { eventTitle } from './event-words.ts'

export type FacilityLine = {
  id: string
  at: string
  instant: string
  project: { href: string; name: string; sample: boolean }
  entry: 'reserve' | 'commit' | 'release'
  word: string
  by: string
  change: number
  reserved: number
  committed: number
  available: number
  basis: string
}

export type FacilityPage = {
  id: string
  name: string
  sample: boolean
  cap: number
  reserved: number
  committed: number
  available: number
  lines: FacilityLine[]
  pager: { words: string; first?: string; next?: string }
  asOf: string
}

const shownAtOnce = 50

/** A risk-sharing quota's ledger, for the house that runs it; for everybody else there is no such page. */
export async function presentFacility(
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
  who: SignedIn,
  asked: { facility: string | undefined; after: string | null },
  pageSize = shownAtOnce,
): Promise<FacilityPage> {
  const facility = asked.facility ? await findFacility(reader, asked.facility) : undefined
  if (!facility || facility.operator !== who.organisation || who.capacity !== 'enhancer')
    throw new Response('没有这项风险分担额度，或者它不由您的机构管理。', { status: 404 })
  const [at, id] = (asked.after ?? '').split('~')
  const rows = await listFacilityEntries(reader, facility.id, at && id ? { at, id } : null, pageSize + 1)
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return {
    id: facility.id,
    name: facility.name,
    sample: facility.sample_at !== null,
    cap: facility.cap,
    reserved: facility.reserved,
    committed: facility.committed,
    available: facility.cap - facility.reserved - facility.committed,
    lines: await linesOf(reader, facility, page),
    pager: {
      words: `${asked.after ? '续页' : '首页'} ${page.length} 条 · 新的在前 · 分录不可修改，只可冲正`,
      ...(asked.after ? { first: `/facilities/${facility.id}` } : {}),
      ...(rows.length > pageSize && last
        ? { next: `/facilities/${facility.id}?after=${encodeURIComponent(`${last.at}~${last.id}`)}` }
        : {}),
    },
    asOf: ports.now(),
  }
}

async function linesOf(
  reader: LoadContext['reader'],
  { cap }: Row<'facility'>,
  rows: readonly Row<'facility_entry'>[],
): Promise<FacilityLine[]> {
  if (rows.length === 0) return []
  const events = await reader
    .selectFrom('event')
    .leftJoin('person', 'person.id', 'event.by_person')
    .selectAll('event')
    .select('person.name as who')
    .where('event.id', 'in', [...new Set(rows.map(({ event }) => event))])
    .execute()
  const projects = await reader
    .selectFrom('project')
    .select(['id', 'name', 'sample', 'route'])
    .where('id', 'in', [...new Set(rows.map(({ project }) => project))])
    .execute()
  return rows.map((row) => {
    const event = events.find(({ id }) => id === row.event)
    const project = projects.find(({ id }) => id === row.project)
    return {
      id: row.id,
      at: instantText(row.at),
      instant: row.at,
      project: {
        href: `/projects/${row.project}/arrangements`,
        name: project?.name ?? row.project,
        sample: project?.sample !== 'none',
      },
      entry: row.kind,
      word: words[row.kind],
      by: event?.who ?? (event?.by_person === 'system' ? '系统' : '—'),
      change: row.kind === 'release' ? -row.amount : row.amount,
      reserved: row.reserved_after,
      committed: row.committed_after,
      available: cap - row.reserved_after - row.committed_after,
      basis: event && project ? eventTitle(event, project.route as Route) : '—',
    }
  })
}

const words = { reserve: '预留', commit: '预留转占用', release: '释放' } as const
