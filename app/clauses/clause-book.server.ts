import type { Db, Tx } from '#db/connect.ts'
import { type ClauseChangeLine, listClauseChanges } from '#db/queries/clauses.ts'
import {
  type ClausePlace,
  type ClauseWording,
  clausePlaces,
  type IssuerKind,
  isClausePlace,
} from '#templates/clauses/clause.ts'
import { shippedClauses } from '#templates/clauses/library.ts'
import { type DatedVersion, versionOn } from '#workflows/clauses/in-force.ts'

/** A wording with the days on which it holds. `change` is the proposal it came by; null: the program ships it. */
export type ClauseVersion = DatedVersion &
  ClauseWording & { change: string | null; ownerName: string | null; basis: string | null }

/** `own`: a house wrote it, and it prints only where a deal picks it. */
export type LibraryClause = { key: string; place: ClausePlace; own: boolean; versions: ClauseVersion[] }

/** What one house may print, by place and within it as it is printed: the library, then what the house added. */
export type ClauseBook = readonly LibraryClause[]

const ownPrefix = 'own.'
export const isOwnKey = (key: string): boolean => key.startsWith(ownPrefix)
export const ownKey = (change: string): string => `${ownPrefix}${change}`

export type WordingBody = ClauseWording & { basis: string | null }

/** Bodies are written by `proposeClause` from checked wordings, so they are read as what they were. */
export const wordingOf = ({ body }: Pick<ClauseChangeLine, 'body'>): WordingBody => JSON.parse(body) as WordingBody

/** The library as a house has it; null: as the platform has it. */
export async function clauseBookOf(db: Db | Tx, house: string | null): Promise<ClauseBook> {
  return bookAfter(await listClauseChanges(db, house))
}

/** The library after changes in the order of their making; what was not approved changes nothing. */
export function bookAfter(changes: readonly ClauseChangeLine[]): ClauseBook {
  const approved = changes.filter(({ outcome }) => outcome === 'approved')
  const ended = new Map(
    approved.filter(({ kind }) => kind === 'withdrawal').map(({ target, from_day }) => [target, from_day]),
  )
  const versions = approved.filter(({ kind }) => kind === 'version')
  const added = (key: string) => versions.filter(({ clause }) => clause === key).map((row) => versionOf(row, ended))
  const own = [...new Set(versions.map(({ clause }) => clause).filter(isOwnKey))]
  const all = [
    ...shippedClauses.map(
      ({ key, place, from, ...wording }): LibraryClause => ({
        key,
        place,
        own: false,
        versions: [{ ...wording, ...firstOfAll, from }, ...added(key)],
      }),
    ),
    ...own.map((key): LibraryClause => ({ key, place: placeOf(versions, key), own: true, versions: added(key) })),
  ]
  return (Object.keys(clausePlaces) as ClausePlace[]).flatMap((place) => all.filter((clause) => clause.place === place))
}

const firstOfAll = { owner: null, ownerName: null, number: 1, withdrawnFrom: null, change: null, basis: null } as const

const versionOf = (row: ClauseChangeLine, ended: ReadonlyMap<string | null, string>): ClauseVersion => ({
  ...wordingOf(row),
  owner: row.owner_kind === 'platform' ? null : row.owner,
  ownerName: row.owner_kind === 'platform' ? null : row.owner_name,
  number: row.number ?? 0,
  from: row.from_day,
  withdrawnFrom: ended.get(row.id) ?? null,
  change: row.id,
})

function placeOf(versions: readonly ClauseChangeLine[], key: string): ClausePlace {
  const place = versions.find(({ clause }) => clause === key)?.place ?? ''
  return isClausePlace(place) ? place : 'protection'
}

export type PrintedClause = { clause: LibraryClause; version: ClauseVersion }

export const isFor = ({ kinds }: ClauseWording, kind: IssuerKind): boolean =>
  kinds === undefined || kinds.includes(kind)

/** Clauses that hold for an issuer of this kind on a day, printed or not: what a deal may pick from. */
export const holdingOn = (book: ClauseBook, on: string, kind: IssuerKind): PrintedClause[] =>
  book.flatMap((clause) => {
    const version = versionOn(clause.versions, on)
    return version && isFor(version, kind) ? [{ clause, version }] : []
  })

/** Clauses a deal picks: those of a house, and every covenant. Everything else prints wherever it applies. */
export const isPicked = ({ own, place }: LibraryClause): boolean => own || place === 'protection'

/**
 * What a paper prints. Covenants are those picked for the deal, all of the library's where nobody picked (`chosen` null);
 * a house's own clauses only where they were picked.
 */
export const printedOn = (
  book: ClauseBook,
  of: { on: string; kind: IssuerKind; chosen: readonly string[] | null },
): PrintedClause[] =>
  holdingOn(book, of.on, of.kind).filter(({ clause }) =>
    isPicked(clause) ? (of.chosen?.includes(clause.key) ?? !clause.own) : true,
  )
