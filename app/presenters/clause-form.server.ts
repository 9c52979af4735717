import { listClauseChanges } from '#db/queries/clauses.ts'
import { blankForms, blankGroups } from '#templates/clauses/blanks.ts'
import { type ClausePlace, type ClauseWording, clausePlaces } from '#templates/clauses/clause.ts'
import { clauseConditions } from '#templates/clauses/conditions.ts'
import { type ExampleMarket, exampleMarkets } from '#templates/clauses/example-case.ts'
import { addDays, legalDay } from '#workflows/calendar/day.ts'
import { versionOn } from '#workflows/clauses/in-force.ts'
import { issuerKinds } from '#workflows/kit/seats.ts'
import { clauseAuthorOf, houseOf } from '../clauses/clause-author.ts'
import { bookAfter } from '../clauses/clause-book.server.ts'
import type { LoadContext } from '../load-context.ts'
import type { Session } from '../session.server.ts'
import { noClause } from './clause-page.server.ts'
import { chapterWords, filledLines, titleWords, versionWords } from './clause-words.ts'

type Choice = { value: string; label: string }

export type ClauseForm = {
  /** What is being written anew; null: a clause of the house's own. */
  clause: { key: string; title: string; label: string; chapter: string } | null
  places: Choice[]
  kinds: Choice[]
  markets: Choice[]
  /** What the form begins with: the wording that holds now. */
  begin: { title: string; text: string; kinds: string[]; basis: string }
  earliest: string
  /** Every blank, by what it is of. */
  blanks: { title: string; rows: { name: string; what: string; form: string; example: string; fact: string }[] }[]
  conditions: { name: string; what: string }[]
}

/** The form of a new version, or of a new clause of the house's own; 404 for whoever writes none. */
export async function presentClauseForm(
  who: Session,
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
  key: string | null,
): Promise<ClauseForm> {
  const author = clauseAuthorOf(who, '')
  const clause =
    key === null ? null : bookAfter(await listClauseChanges(reader, houseOf(who))).find((one) => one.key === key)
  if (!author || clause === undefined || (author.platform && (clause === null || clause.own))) throw noClause()
  const today = legalDay(ports.now())
  const version = clause && (versionOn(clause.versions, today) ?? clause.versions.at(-1))
  const places = (Object.keys(clausePlaces) as ClausePlace[]).filter((place) => clausePlaces[place].own)
  return {
    clause:
      clause && version
        ? {
            key: clause.key,
            title: titleWords(version.title),
            label: versionWords(version),
            chapter: chapterWords(clause.place),
          }
        : null,
    places: places.map((place) => ({ value: place, label: clausePlaces[place].title })),
    kinds: Object.entries(issuerKinds).map(([value, label]) => ({ value, label })),
    markets: Object.entries(exampleMarkets).map(([value, label]) => ({ value, label })),
    begin: {
      title: version?.title ?? '',
      text: version?.text ?? '',
      kinds: [...(version?.kinds ?? Object.keys(issuerKinds))],
      basis: version?.basis ?? '',
    },
    earliest: addDays(today, 1),
    blanks: blankGroups.map(({ title, blanks }) => ({
      title,
      rows: Object.entries(blanks).map(([name, { what, form = 'words', example, fact = '' }]) => ({
        name,
        what,
        form: blankForms[form],
        example,
        fact,
      })),
    })),
    conditions: Object.entries(clauseConditions).map(([name, what]) => ({ name, what })),
  }
}

/** How a wording that was typed would read in a paper. */
export const previewWording = (wording: ClauseWording, market: ExampleMarket) => ({
  market: exampleMarkets[market],
  ...filledLines(wording, market),
})
