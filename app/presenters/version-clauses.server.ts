import type { Row } from '#db/schema.ts'
import { isClausePlace } from '#templates/clauses/clause.ts'
import { isSetIn } from '#templates/clauses/clause-papers.ts'
import { clauseCases } from '#templates/clauses/occasions.ts'
import { clauseSection } from '#templates/clauses/set-clause.ts'
import { type Dossier, dossier } from '#templates/dossier.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { versionOn } from '#workflows/clauses/in-force.ts'
import { houseOf } from '../clauses/clause-author.ts'
import type { ClauseVersion } from '../clauses/clause-book.server.ts'
import { type ProjectClauses, projectClauses } from '../clauses/project-clauses.server.ts'
import { readEnvelope } from '../filings/envelope.ts'
import { chapterOf, titleWords, versionInPaper } from './clause-words.ts'
import type { Room } from './project-room.server.ts'

export type VersionClause = {
  key: string
  title: string
  chapter: string
  version: string
  from: string
  href: string | null
  /** A version that holds today and is not the one printed; `adopted` when a new printing would take it. */
  newer: { label: string; href: string | null; adopted: boolean } | null
}

export type VersionClauses = { asOf: string; clauses: VersionClause[] }

type Text = NonNullable<Dossier['clauses']>['texts'][number]

/** Parts that a paper reads or not. */
const some = {
  parties: true,
  offering: true,
  arrangements: true,
  proceeds: true,
  science: true,
  accounts: true,
  projectNote: true,
} as const

/** What decides which lines of a clause are printed. */
const facts = dossier.pick({ project: true, issuer: true, clauses: true, ...some }).partial(some)

/** The clauses that a version prints: of those its dossier names, what has a line that holds and stands in this paper. */
function printedTexts(version: Row<'filing_version'>, template: string): { asOf: string; texts: Text[] } | null {
  const read = facts.safeParse(readEnvelope(version.dossier)?.data)
  if (!read.success || !read.data.clauses) return null
  const { clauses, ...parts } = read.data
  return {
    asOf: clauses.asOf,
    texts: clauses.texts.filter(
      (text) =>
        isSetIn(template, text) && clauseCases(text.key, parts).some((of) => clauseSection(text, of).blocks.length > 0),
    ),
  }
}

/** The clauses a printed version carries, in which versions, and which have a newer one; null for what carries none. */
export async function clausesOfVersion(
  room: Room,
  version: Row<'filing_version'> | undefined,
  template: string,
): Promise<VersionClauses | null> {
  const printed = version?.dossier ? printedTexts(version, template) : null
  if (!printed || printed.texts.length === 0) return null
  const of = await projectClauses(room, room.now)
  return { asOf: printed.asOf, clauses: printed.texts.map((text) => viewText(room, of, text)) }
}

function viewText(room: Room, of: ProjectClauses, text: Text): VersionClause {
  const versions = of.book.find(({ key }) => key === text.key)?.versions ?? []
  const printed = versions.find(({ number, ownerName }) => number === text.version && ownerName === text.owner)
  const now = versionOn(versions, legalDay(room.now))
  return {
    key: text.key,
    title: titleWords(text.title),
    chapter: isClausePlace(text.place) ? chapterOf(text.place, room.project.route) : text.place,
    version: versionInPaper({ number: text.version, ownerName: text.owner }),
    from: text.from,
    href: printed && mayOpen(room, of, printed) ? `/clauses/${text.key}?version=${idOf(printed)}#text` : null,
    newer: now && now !== printed ? newerOf(room, of, { key: text.key, printed, now, versions }) : null,
  }
}

const idOf = ({ change }: ClauseVersion): string => change ?? 'shipped'

/** A house's own wording is on its own pages only for the house; everybody else reads it in the paper. */
const mayOpen = ({ who }: Room, { house }: ProjectClauses, { owner }: ClauseVersion): boolean =>
  owner === null || (house !== null && houseOf(who) === house.organisation)

type Pair = { key: string; printed: ClauseVersion | undefined; now: ClauseVersion; versions: ClauseVersion[] }

function newerOf(room: Room, of: ProjectClauses, { key, printed, now, versions }: Pair): VersionClause['newer'] {
  const open = printed && mayOpen(room, of, printed) && mayOpen(room, of, now)
  return {
    label: `${versionInPaper(now)}，${now.from} 起`,
    href: open ? `/clauses/${key}/compare?from=${idOf(printed)}&to=${idOf(now)}` : null,
    adopted: versionOn(versions, of.on) === now,
  }
}
