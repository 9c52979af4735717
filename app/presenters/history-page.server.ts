import type { Row } from '#db/schema.ts'
import { capacities, type Route } from '#workflows/kit/seats.ts'
import { verifyChain } from '../commands/verify-chain.server.ts'
import { instantText } from '../components/chinese-date.ts'
import { capacityOf, sightOfEvent } from '../walls.ts'
import { eventTitle, stageTitles, stateTitle } from './event-words.ts'
import { type FrameView, frameOf, type Room } from './project-room.server.ts'
import { type Names, namesIn, readableEvents } from './timeline.server.ts'

export type HistoryLine = {
  id: string
  seq: number
  at: string
  instant: string
  seal: { char: string; side: 'issuer' | 'review' | 'enhancement' | 'independent'; title: string }
  organisation: string
  person: string
  stage: string
  title: string
  before: string
  after: string
  /** Key and value, in words as they were given; absent where only the happening may be known. */
  body: { key: string; value: string }[] | null
  recorded: { day: string; word: string; document: string } | null
  hash: string
}

export type HistoryPage = {
  frame: FrameView
  lines: HistoryLine[]
  next: string | null
  first: boolean
  verified: { ok: boolean; words: string } | null
  asOf: string
}

const perPage = 50
const mostExported = 20_000

export async function presentHistory(
  room: Room,
  asked: { before: string | null; verify: boolean },
): Promise<HistoryPage> {
  const before = asked.before !== null && /^\d{1,9}$/.test(asked.before) ? Number(asked.before) : null
  const events = await readableEvents(room, { before, limit: perPage + 1 })
  const shown = events.slice(0, perPage)
  const at = `/projects/${room.project.id}/history`
  const last = shown.at(-1)
  return {
    frame: frameOf(room, 'history'),
    lines: await linesOf(room, shown),
    next: events.length > perPage && last ? `${at}?before=${last.seq}` : null,
    first: before === null,
    verified: asked.verify ? await verdict(room) : null,
    asOf: room.now,
  }
}

/** Everything one person may read, newest first, for an export. */
export async function exportedHistory(room: Room): Promise<HistoryLine[]> {
  return linesOf(room, await readableEvents(room, { limit: mostExported }))
}

async function linesOf(room: Room, events: readonly Row<'event'>[]): Promise<HistoryLine[]> {
  const names = await namesIn(room, events)
  return events.map((event) => lineOf(room, names, event))
}

/** The whole chain, also what this person may not read: it is one, and either it holds or it does not. */
async function verdict({ tx, project }: Room): Promise<{ ok: boolean; words: string }> {
  const checked = await verifyChain(tx, project.id)
  if (!checked.ok) return { ok: false, words: `第 ${checked.seq} 条${checked.because}，请联系系统管理员。` }
  return { ok: true, words: `${checked.events} 条记录逐条相接，末条校验值 ${checked.head.slice(0, 16)}。` }
}

function lineOf(room: Room, names: Names, event: Row<'event'>): HistoryLine {
  const route = room.project.route as Route
  const capacity = capacityOf(event)
  const seat =
    capacity === 'system' ? { seal: '系', side: 'independent' as const, title: '系统' } : capacities[capacity]
  const open = sightOfEvent(room.who, event) === 'all'
  const word = (state: string | null) => (event.stage && state ? stateTitle(event.stage, state, route) : '')
  return {
    id: event.id,
    seq: event.seq,
    at: event.at,
    instant: instantText(event.at, { year: true, seconds: true }),
    seal: { char: seat.seal, side: seat.side, title: seat.title },
    organisation: names.organisations.get(event.by_organisation) ?? '',
    person: open ? (names.persons.get(event.by_person) ?? '') : '',
    stage: event.stage ? (stageTitles[event.stage as keyof typeof stageTitles] ?? event.stage) : '项目',
    title: eventTitle(event, route),
    before: word(event.state_before),
    after: event.state_before === event.state_after ? '' : word(event.state_after),
    body: open ? bodyOf(event.data) : null,
    recorded: recordedIn(event.recorded),
    hash: event.hash,
  }
}

/** The body as the log has it, one line a value, however deep it lies. */
function bodyOf(data: string): { key: string; value: string }[] {
  const lines: { key: string; value: string }[] = []
  const walk = (value: unknown, key: string) => {
    if (value === null || value === undefined) return
    if (typeof value !== 'object') lines.push({ key, value: String(value) })
    else for (const [name, member] of Object.entries(value)) walk(member, key ? `${key}.${name}` : name)
  }
  walk(JSON.parse(data), '')
  return lines.slice(0, 200)
}

function recordedIn(json: string | null): HistoryLine['recorded'] {
  if (json === null) return null
  const said: Record<string, unknown> = JSON.parse(json)
  const word = (name: string) => (typeof said[name] === 'string' ? said[name] : '')
  return { day: word('day'), word: word('word'), document: word('document').split('\n')[0] ?? '' }
}
