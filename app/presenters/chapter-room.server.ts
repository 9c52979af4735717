import { listSeatedPeople } from '#db/queries/chapters.ts'
import type { Row } from '#db/schema.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { chapterCapacities } from '#workflows/rules/chapter.ts'
import { type ChapterNow, hasChapters, type PaperChapters, readChapters } from '../chapters/read-chapters.server.ts'
import { actorOn } from '../reach.server.ts'
import { mayKnowPaper } from '../walls.ts'
import { filingRows } from './filing-page.server.ts'
import { paperRoomOf, type Room } from './project-room.server.ts'

export type ChapterRoom = { room: Room; filing: Row<'filing'>; actor: Actor; read: PaperChapters }

/**
 * The chapters of a paper for somebody who makes it: the issuer's side and the firms that may have one. To the review and
 * to the market they do not exist: it reads what was filed.
 */
export async function enterChapters(room: Room, id: string | undefined): Promise<ChapterRoom> {
  const filing = (await filingRows(room)).get(id ?? '')
  const makes = chapterCapacities.includes(room.who.capacity)
  if (!filing || !makes || !hasChapters(filing.template) || !mayKnowPaper(room.who, filing, await paperRoomOf(room)))
    throw noChapters()
  const actor = await actorOn(room.tx, room.who, room.project.id, null, room.now)
  return { room, filing, actor, read: await readChapters(room, filing, room.now) }
}

const noChapters = () => new Response('没有这份文件的分章，或者它不在您的座位可见的范围内。', { status: 404 })

/** One of them; a 404 for what the paper does not have, and for a paper that cannot be written yet. */
export function chapterIn({ read }: ChapterRoom, key: string | undefined): ChapterNow {
  const found = read.ok ? read.chapters.find((chapter) => chapter.key === key) : undefined
  if (!found) throw noChapters()
  return found
}

/** Names of persons; of somebody unknown, a dash. */
export async function namesOf({ tx }: Room, ids: readonly (string | null)[]): Promise<(id: string | null) => string> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  const rows =
    known.length > 0 ? await tx.selectFrom('person').select(['id', 'name']).where('id', 'in', known).execute() : []
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (id) => (id === null ? '' : (names.get(id) ?? '—'))
}

export type PersonChoice = { value: string; label: string }

/** Whom a chapter may be given to. */
export async function peopleFor({ tx, project }: Room): Promise<PersonChoice[]> {
  const people = await listSeatedPeople(tx, project.id, chapterCapacities)
  const all = people.map(({ person, name, organisation }) => [person, `${name} · ${organisation}`] as const)
  return [...new Map(all)].map(([value, label]) => ({ value, label }))
}
