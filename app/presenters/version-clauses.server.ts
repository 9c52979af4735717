import type { Row } from '#db/schema.ts'
import { clausePlaces, isClausePlace } from '#templates/clauses/clause.ts'
import { clauses as clausesSchema } from '#templates/dossier/clauses.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { versionOn } from '#workflows/clauses/in-force.ts'
import { houseOf } from '../clauses/clause-author.ts'
import type { ClauseVersion } from '../clauses/clause-book.server.ts'
import { type ProjectClauses, projectClauses } from '../clauses/project-clauses.server.ts'
import { readEnvelope } from '../filings/envelope.ts'
import { titleWords, versionWords } from './clause-words.ts'
import type { Room } from './project-room.server.ts'

export type VersionClause = {
  key: string
  title: string
  place: string
  version: string
  from: string
  href: string | null
  /** A version that holds today and is not the one printed; `adopted` when a new printing would take it. */
  newer: { label: string; href: string | null; adopted: boolean } | null
}

export type VersionClauses = { asOf: string; clauses: VersionClause[]; newer: number }

/** The clauses a printed version carries, as its dossier names them; null for what carries none. */
export async function clausesOfVersion(
  room: Room,
  version: Row<'filing_version'> | undefined,
): Promise<VersionClauses | null> {
  const data = readEnvelope(version?.dossier ?? null)?.data
  const read = clausesSchema.safeParse(Reflect.get(Object(data), 'clauses'))
  if (!read.success || read.data.texts.length === 0) return null
  const of = await projectClauses(room, room.now)
  const today = legalDay(room.now)
  const clauses = read.data.texts.map((text): VersionClause => {
    const versions = of.book.find(({ key }) => key === text.key)?.versions ?? []
    const printed = versions.find(({ number, ownerName }) => number === text.version && ownerName === text.owner)
    const now = versionOn(versions, today)
    return {
      key: text.key,
      title: titleWords(text.title),
      place: isClausePlace(text.place) ? clausePlaces[text.place].title : text.place,
      version: versionWords({ number: text.version, ownerName: text.owner }),
      from: text.from,
      href: printed && mayOpen(room, of, printed) ? `/clauses/${text.key}?version=${idOf(printed)}#text` : null,
      newer: now && now !== printed ? newerOf(room, of, { key: text.key, printed, now, versions }) : null,
    }
  })
  return { asOf: read.data.asOf, clauses, newer: clauses.filter(({ newer }) => newer !== null).length }
}

const idOf = ({ change }: ClauseVersion): string => change ?? 'shipped'

/** A house's own wording is on its own pages only for the house; everybody else reads it in the paper. */
const mayOpen = ({ who }: Room, { house }: ProjectClauses, { owner }: ClauseVersion): boolean =>
  owner === null || (house !== null && houseOf(who) === house.organisation)

function newerOf(
  room: Room,
  of: ProjectClauses,
  {
    key,
    printed,
    now,
    versions,
  }: { key: string; printed: ClauseVersion | undefined; now: ClauseVersion; versions: ClauseVersion[] },
): VersionClause['newer'] {
  const open = printed && mayOpen(room, of, printed) && mayOpen(room, of, now)
  return {
    label: `${versionWords(now)}，${now.from} 起`,
    href: open ? `/clauses/${key}/compare?from=${idOf(printed)}&to=${idOf(now)}` : null,
    adopted: versionOn(versions, of.on) === now,
  }
}
