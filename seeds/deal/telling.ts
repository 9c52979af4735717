import { eventTitle, officialWord, stageTitles, stateTitle } from '#app/presenters/event-words.ts'
import type { Db } from '#db/connect.ts'
import type { Row } from '#db/schema.ts'
import { legalDay, weekdayLabel } from '#workflows/calendar/day.ts'
import { type Capacity, capacities, type Route, type Seat } from '#workflows/kit/seats.ts'
import type { StageName } from '#workflows/kit/stage.ts'
import type { Cast } from './cast.ts'
import type { Deal } from './deal.ts'

export type Say = (line: string) => void

/** Tells what was added to a project since the last time it was asked: a line an event, a line a paper that was printed. */
export type Telling = (project: string) => Promise<void>

export function tellingOf(db: Db, deal: Deal, cast: Cast, say: Say): Telling {
  let told = 0
  const printed = new Set<string>()
  return async (project) => {
    const papers = await papersOf(db, project)
    const events = await db
      .selectFrom('event')
      .selectAll()
      .where('project', '=', project)
      .where('seq', '>', told)
      .orderBy('seq')
      .execute()
    for (const event of events) {
      told = event.seq
      if (event.type !== 'bid.place') say(`${lineOf(event, deal, cast)}${titleIn(event, papers)}`)
    }
    for (const { version, title, pages, state } of papers) {
      if (state !== 'ready' || pages === null || printed.has(version)) continue
      printed.add(version)
      say(`${' '.repeat(21)}印 《${title}》 ${pages} 页`)
    }
    const bids = events.filter(({ type }) => type === 'bid.place')
    if (bids.length > 0) say(`${stampOf(bids.at(-1)?.at ?? '')}  ${pad('投 投资人', 12)}  ${bids.length} 笔申购入簿`)
  }
}

type Paper = { filing: string; version: string; title: string; pages: number | null; state: string }

/** Every generated paper of a project with its versions, in the order in which they were made. */
const papersOf = (db: Db, project: string): Promise<Paper[]> =>
  db
    .selectFrom('filing_version')
    .innerJoin('filing', 'filing.id', 'filing_version.filing')
    .select(['filing.id as filing', 'filing.title', 'filing_version.id as version'])
    .select(['filing_version.pages', 'filing_version.state'])
    .where('filing.project', '=', project)
    .where('filing_version.source', '=', 'generated')
    .orderBy('filing_version.id')
    .execute()

/** The paper that an event is about, where it is about one. */
function titleIn({ type, data }: Row<'event'>, papers: readonly Paper[]): string {
  if (!type.startsWith('filing.')) return ''
  const { filing, name } = JSON.parse(data) as { filing?: string; name?: string }
  const title = papers.find((paper) => paper.filing === filing)?.title ?? name?.replace(/\.pdf$/, '')
  return title ? ` 《${title}》` : ''
}

/** `2025-05-07 周三 09:30` at +08:00. */
export function stampOf(at: string): string {
  const day = legalDay(at)
  const local = new Date(Date.parse(at) + 8 * 3_600_000).toISOString()
  return `${day} ${weekdayLabel(day)} ${local.slice(11, 16)}`
}

const wide = (text: string): number =>
  [...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0)
const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - wide(text)))

/** When, whose seat, who, what was done, and the state it came to in the regulator's word. */
function lineOf(event: Row<'event'>, deal: Deal, cast: Cast): string {
  const route: Route = deal.route
  const stage = event.stage ? `${stageTitles[event.stage as StageName]}·` : ''
  const what = `${stage}${eventTitle(event, route)}${detailOf(event)}`
  const moved = event.state_after !== null && event.state_before !== event.state_after
  const to = moved && event.stage ? ` → ${stateOf(event.stage, event.state_after ?? '', deal)}` : ''
  return `${stampOf(event.at)}  ${pad(seatOf(event), 16)}  ${pad(personOf(event, cast), 30)}  ${what}${to}`
}

/** Our word for the state, and the regulator's own beside it where that is another. */
export function stateOf(stage: string, state: string, { route, venue }: Deal): string {
  const title = stateTitle(stage, state, route)
  const official = officialWord(stage, state, route, venue)
  return official && official !== title ? `${official}（${title}）` : title
}

function seatOf({ by_seats: seats }: Row<'event'>): string {
  const [first] = seats.split(' ') as Seat[]
  if (!first || first === 'system') return '时 系统'
  const { seal, title } = capacities[first.split('.')[0] as Capacity]
  return `${seal} ${title}`
}

function personOf({ by_person, by_organisation }: Row<'event'>, { houses, players }: Cast): string {
  const person = players.find(({ id }) => id === by_person)
  const house = houses.find(({ id }) => id === by_organisation)
  return person && house ? `${house.name} ${person.name}` : ''
}

/** What a line says beyond its verb, where the body holds something worth it. */
function detailOf({ type, data }: Row<'event'>): string {
  const body: Record<string, unknown> = JSON.parse(data)
  if (type === 'fact.record' && Array.isArray(body.facts)) return ` ${body.facts.length} 项`
  if (Array.isArray(body.items)) return `（${body.items.length} 条）`
  if (typeof body.vote === 'string') return `：${votes[body.vote] ?? body.vote}`
  if (typeof body.number === 'string') return `：${body.number}`
  return ''
}

const votes: Record<string, string> = { accept: '接受', conditional: '有条件接受', postpone: '推迟接受' }
