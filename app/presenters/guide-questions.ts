import type { IsoDay } from '#workflows/calendar/day.ts'
import { institutionKinds } from '#workflows/facts/science.ts'
import { readAnswers } from '#workflows/guide/answers.ts'
import {
  boardChoices,
  listChoices,
  placementChoices,
  tenorChoices,
  titleChoices,
  wishes,
  yesNo,
} from '#workflows/guide/choices.ts'
import { monthAfter, monthText } from '#workflows/guide/months.ts'
import { regions } from '#workflows/kit/regions.ts'
import { type IssuerKind, issuerKinds, routes, venues } from '#workflows/kit/seats.ts'
import { uses } from '#workflows/rules/use-of-proceeds.ts'

type Option = { value: string; label: string }

export type GuideQuestionsView = {
  kind: IssuerKind
  kindTitle: string
  /** What the address said, the first of each name. */
  values: Record<string, string>
  titles: readonly string[]
  lists: readonly string[]
  /** Sentences by field, once the answers have been asked for. */
  fields: Record<string, readonly string[]>
  choices: Record<
    | 'titles'
    | 'boards'
    | 'lists'
    | 'yesNo'
    | 'institutions'
    | 'regions'
    | 'tenors'
    | 'uses'
    | 'placements'
    | 'wishes'
    | 'months'
    | 'venues',
    Option[]
  >
}

const options = (table: Readonly<Record<string, string>>): Option[] =>
  Object.entries(table).map(([value, label]) => ({ value, label }))

/** How far ahead a month may be named. */
const monthsAhead = 18

export const kindIn = (search: URLSearchParams): IssuerKind | null =>
  (Object.keys(issuerKinds) as IssuerKind[]).find((kind) => kind === search.get('kind')) ?? null

/** The questions of one kind of issuer, filled in as the address says. `checked`: with what is still wrong or missing. */
export function presentGuideQuestions(
  kind: IssuerKind,
  search: URLSearchParams,
  today: IsoDay,
  checked: boolean,
): GuideQuestionsView {
  const read = checked ? readAnswers(search) : null
  return {
    kind,
    kindTitle: issuerKinds[kind],
    values: Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.get(name) ?? ''])),
    titles: search.getAll('titles'),
    lists: search.getAll('lists'),
    fields: read && !read.ok ? read.fields : {},
    choices: {
      titles: options(titleChoices),
      boards: options(boardChoices),
      lists: options(listChoices),
      yesNo: options(yesNo),
      institutions: options(institutionKinds),
      regions: regions.map((region) => ({ value: region, label: region })),
      tenors: options(tenorChoices),
      uses: options(uses),
      placements: options(placementChoices),
      wishes: options(wishes),
      months: monthOptions(today),
      venues: routes['exchange-public'].venues.map((venue) => ({ value: venue, label: venues[venue].title })),
    },
  }
}

/** This month and the next ones: `2027-02`, 2027年2月. */
export const monthOptions = (today: IsoDay): Option[] =>
  Array.from({ length: monthsAhead }, (_, n) => monthAfter(today, n)).map((month) => ({
    value: month,
    label: monthText(month),
  }))
