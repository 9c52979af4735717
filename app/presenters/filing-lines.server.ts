import { listFilings, listVersions } from '#db/queries/filings.ts'
import type { Row } from '#db/schema.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import type { WorkState } from '../components/tag.tsx'
import { letters } from '../filings/papers.ts'
import { staleVersions } from '../filings/stale.server.ts'
import { mayKnowPaper, mayReadVersion } from '../walls.ts'
import { paperRoomOf, type Room } from './project-room.server.ts'

export type FilingLineView = {
  id: string
  code: string
  title: string
  href: string
  state: WorkState
  word?: string
  note?: string
  preparedBy: Capacity
  requirement: Row<'filing'>['requirement']
  condition: string | null
  /** Why the condition holds, or no longer. */
  because: string | null
  /** Set by the lead underwriter; null: none of its own. */
  dueOn: string | null
  scope: string
  /** The version that may be downloaded, if there is one. */
  file: string | null
  version: number | null
  stale: boolean
  printing: boolean
}

export type FilingLinesView = {
  lines: FilingLineView[]
  counts: { done: number; doing: number; missing: number; waived: number; total: number }
}

/** The papers somebody may know of, trouble first, each with the last version he may open. */
export async function presentFilingLines(room: Room): Promise<FilingLinesView> {
  const walls = await paperRoomOf(room)
  const filings = (await listFilings(room.tx, room.project.id)).filter((filing) =>
    mayKnowPaper(room.who, filing, walls),
  )
  const versions = await listVersions(
    room.tx,
    filings.map(({ id }) => id),
  )
  const readable = versions.filter((version) => {
    const filing = filings.find(({ id }) => id === version.filing)
    return filing !== undefined && mayReadVersion(room.who, filing, version, walls)
  })
  const last = new Map(readable.map((version) => [version.filing, version]))
  const ready = new Map(readable.filter(({ state }) => state === 'ready').map((version) => [version.filing, version]))
  // A letter says what was said on its day: no later fact makes it stale.
  const written = [...ready.values()].filter(
    ({ filing: id }) => !Object.hasOwn(letters, filings.find((filing) => filing.id === id)?.template ?? ''),
  )
  const stale = capacities[room.who.capacity].side === 'review' ? new Set() : await staleVersions(room, written)
  const reviews = capacities[room.who.capacity].side === 'review'
  const lines = filings
    .filter(({ id }) => !reviews || last.has(id))
    .map((filing) => line(room, filing, last.get(filing.id), ready.get(filing.id), stale))
  return { lines: lines.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)), counts: countsOf(lines) }
}

const order: readonly WorkState[] = ['correct', 'not-started', 'doing', 'waiting', 'stopped', 'done', 'not-applicable']

/** Where papers belong, in the order of the list. */
export const scopes: Record<string, string> = {
  registration: '申报文件',
  round: '反馈与回复',
  'review-step': '审核往来',
  offering: '发行文件',
  bond: '存续文件',
  'bond-step': '存续文件',
  obligation: '存续文件',
  arrangement: '增信文件',
  rating_action: '评级文件',
  project: '储备',
}

function line(
  room: Room,
  filing: Row<'filing'>,
  last: Row<'filing_version'> | undefined,
  ready: Row<'filing_version'> | undefined,
  stale: ReadonlySet<unknown>,
): FilingLineView {
  const isStale = ready !== undefined && stale.has(ready.id)
  return {
    id: filing.id,
    code: filing.code,
    title: filing.title,
    href: `/projects/${room.project.id}/filings/${filing.id}`,
    ...workOf(filing, last, isStale),
    preparedBy: filing.prepared_by as Capacity,
    requirement: filing.requirement,
    condition: filing.condition,
    because: filing.because,
    dueOn: filing.due_on,
    scope: scopes[filing.scope_kind] ?? scopes.project ?? '',
    file: ready ? `/files/${ready.id}` : null,
    version: last?.number ?? null,
    stale: isStale,
    printing: last?.state === 'printing',
  }
}

function workOf(
  filing: Row<'filing'>,
  last: Row<'filing_version'> | undefined,
  stale: boolean,
): Pick<FilingLineView, 'state' | 'word' | 'note'> {
  if (filing.requirement === 'waived')
    return { state: 'not-applicable', ...(filing.waived_reason ? { note: filing.waived_reason } : {}) }
  if (!last) return { state: 'not-started' }
  if (last.state === 'refused') return { state: 'correct', word: '未能生成', note: last.refusal ?? '' }
  if (last.state === 'printing') return { state: 'doing', word: '正在生成', note: `第 ${last.number} 版` }
  const pages = last.pages === null ? '' : ` · ${last.pages} 页`
  if (stale) return { state: 'correct', word: '要素已变', note: `第 ${last.number} 版${pages}，引用的要素有更新` }
  return { state: 'done', note: `第 ${last.number} 版${pages}${last.filed_at ? ' · 已报送' : ''}` }
}

function countsOf(lines: readonly FilingLineView[]): FilingLinesView['counts'] {
  const count = (...states: WorkState[]) => lines.filter(({ state }) => states.includes(state)).length
  const waived = count('not-applicable')
  return {
    done: count('done'),
    doing: count('doing', 'waiting', 'stopped'),
    missing: count('not-started', 'correct'),
    waived,
    total: lines.length - waived,
  }
}
