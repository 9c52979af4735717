import type { Row } from '#db/schema.ts'
import { capacities, type Route } from '#workflows/kit/seats.ts'
import { instantText } from '../components/chinese-date.ts'
import type { TimelineEntry } from '../components/timeline.tsx'
import { capacityOf, sightOfEvent } from '../walls.ts'
import { eventTitle } from './event-words.ts'
import type { Room } from './project-room.server.ts'
import type { Told } from './told.ts'

const enough = 200

/** Lines of the log that somebody may know of, newest first, at most `limit`. */
export async function readableEvents(
  room: Room,
  { run, before, limit }: { run?: string; before?: number | null; limit: number },
): Promise<Row<'event'>[]> {
  const { tx, project, runs, who } = room
  const ids = run ? [run] : runs.map(({ id }) => id)
  const found: Row<'event'>[] = []
  let cursor = before ?? null
  for (;;) {
    let query = tx
      .selectFrom('event')
      .selectAll()
      .where('project', '=', project.id)
      .orderBy('seq', 'desc')
      .limit(enough)
    query = run
      ? query.where('run', '=', run)
      : query.where((eb) =>
          ids.length > 0 ? eb.or([eb('run', 'is', null), eb('run', 'in', ids)]) : eb('run', 'is', null),
        )
    const page = await (cursor === null ? query : query.where('seq', '<', cursor)).execute()
    found.push(...page.filter((event) => sightOfEvent(who, event) !== 'none'))
    cursor = page.at(-1)?.seq ?? null
    if (found.length >= limit || page.length < enough || cursor === null) return found.slice(0, limit)
  }
}

export type Names = { persons: ReadonlyMap<string, string>; organisations: ReadonlyMap<string, string> }

export async function namesIn({ tx }: Pick<Room, 'tx'>, events: readonly Row<'event'>[]): Promise<Names> {
  const read = async (table: 'person' | 'organisation', ids: string[]) =>
    ids.length === 0
      ? new Map<string, string>()
      : new Map(
          (await tx.selectFrom(table).select(['id', 'name']).where('id', 'in', ids).execute()).map(({ id, name }) => [
            id,
            name,
          ]),
        )
  return {
    persons: await read('person', [...new Set(events.map(({ by_person }) => by_person))]),
    organisations: await read('organisation', [...new Set(events.map(({ by_organisation }) => by_organisation))]),
  }
}

export function timelineEntry(room: Room, names: Names, event: Row<'event'>): Told<TimelineEntry> {
  const capacity = capacityOf(event)
  const seat =
    capacity === 'system' ? { seal: '系', side: 'independent' as const, title: '系统' } : capacities[capacity]
  const open = sightOfEvent(room.who, event) === 'all'
  const reason = open ? reasonIn(event.data) : undefined
  const who = [names.organisations.get(event.by_organisation), open ? names.persons.get(event.by_person) : undefined]
  return {
    id: event.id,
    at: instantText(event.at),
    dateTime: event.at,
    seal: seat.seal,
    side: seat.side,
    capacity: seat.title,
    title: eventTitle(event, room.project.route as Route),
    note: [...who.filter(Boolean), reason].filter(Boolean).join(' · '),
    ...(event.recorded ? { recorded: true } : {}),
  }
}

const telling = ['reason', 'opinion', 'note', 'summary', 'number', 'statement'] as const

/** The first words of a body that say why, short enough for a line. */
function reasonIn(data: string): string | undefined {
  const body: unknown = JSON.parse(data)
  if (typeof body !== 'object' || body === null) return undefined
  const items = Reflect.get(body, 'items')
  if (Array.isArray(items)) return `${items.length} 条意见`
  const facts = Reflect.get(body, 'facts')
  if (Array.isArray(facts)) return `${facts.length} 项要素`
  const said = telling.map((key) => Reflect.get(body, key)).find((word) => typeof word === 'string' && word !== '')
  return typeof said === 'string' ? (said.length > 80 ? `${said.slice(0, 80)}……` : said) : undefined
}
