import { countChanges, listChanges } from '#db/queries/rulebook.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { type Route, routes, type Venue, venues } from '#workflows/kit/seats.ts'
import { type ParameterKey, parameterKeys } from '#workflows/rules/parameter-keys.ts'
import { type Parameter, valueText } from '#workflows/rules/parameters.ts'
import { scopeWords } from '#workflows/rules/scope.ts'
import { instantText } from '../components/chinese-date.ts'
import { appliesWords } from '../forms/rulebook-change.ts'
import type { LoadContext } from '../load-context.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { type BasisView, basisView } from './basis-view.ts'
import { type ChangeLineView, changeLine } from './change-page.server.ts'

type Reading = Pick<LoadContext, 'reader' | 'ports'>

export const whens = { now: '现行', coming: '将生效', past: '已失效', all: '全部' } as const
export type When = keyof typeof whens

export type RulebookAsked = { words: string; route: string; venue: string; standing: string; when: When }

export type ParameterLineView = {
  id: string
  key: ParameterKey
  title: string
  scope: string
  value: string
  from: string
  to: string
  applies: string
  basis: BasisView
}

export type RulebookView = {
  version: number
  asOf: string
  asked: RulebookAsked
  groups: { key: string; title: string; note: string; rows: ParameterLineView[] }[]
  total: number
  open: ChangeLineView[]
  decided: number
  routes: { value: string; label: string }[]
  venues: { value: string; label: string }[]
  chips: { href: string; label: string; current: boolean }[]
}

export const standsOn = ({ from, to }: Pick<Parameter, 'from' | 'to'>, today: string): Exclude<When, 'all'> =>
  from > today ? 'coming' : to !== null && to < today ? 'past' : 'now'

/** Every parameter in force or known, by its subject; and what waits for a second administrator. */
export async function presentRulebook({ reader, ports }: Reading, asked: RulebookAsked): Promise<RulebookView> {
  const book = await rulebookOf(reader)
  const today = legalDay(ports.now())
  const rows = book.parameters.filter((row) => isAskedFor(row, asked, today))
  return {
    version: book.version,
    asOf: instantText(ports.now()),
    asked,
    groups: groupsOf(rows),
    total: rows.length,
    open: (await listChanges(reader, { open: true }, 50)).map(changeLine),
    decided: (await countChanges(reader)) - (await countChanges(reader, { open: true })),
    routes: Object.entries(routes).map(([value, { title }]) => ({ value, label: title })),
    venues: Object.entries(venues).map(([value, { title }]) => ({ value, label: title })),
    chips: (Object.keys(whens) as When[]).map((when) => ({
      href: hrefOf({ ...asked, when }),
      label: whens[when],
      current: when === asked.when,
    })),
  }
}

function hrefOf({ words, when, ...rest }: RulebookAsked): string {
  const all = { q: words, ...rest, when: when === 'now' ? '' : when }
  const search = new URLSearchParams(Object.entries(all).filter(([, value]) => value !== ''))
  return search.size > 0 ? `/rulebook?${search}` : '/rulebook'
}

function isAskedFor(row: Parameter, { words, route, venue, standing, when }: RulebookAsked, today: string): boolean {
  if (when !== 'all' && standsOn(row, today) !== when) return false
  if (standing !== '' && row.basis.standing !== standing) return false
  if (route !== '' && row.scope.route !== undefined && row.scope.route !== (route as Route)) return false
  if (venue !== '' && !ofVenue(row, venue as Venue)) return false
  return words === '' || `${row.title} ${row.key} ${row.basis.document} ${row.basis.item ?? ''}`.includes(words)
}

/** A row without a venue speaks of every venue of its route. */
function ofVenue({ scope }: Parameter, venue: Venue): boolean {
  if (scope.venue !== undefined) return scope.venue === venue
  const places: readonly Venue[] | undefined = scope.route && routes[scope.route].venues
  return places === undefined || places.includes(venue)
}

const families: readonly (readonly [prefix: RegExp, title: string])[] = [
  [/^(regime|eligibility|title)\./, '准入'],
  [/^clock\./, '期限'],
  [/^(meeting|recusal)\./, '会议与回避'],
  [/^(registration|prospectus|financial-data|tenor|use|holders)\./, '有效期与发行条件'],
  [/^(publication|notice|disclosure|material)\./, '公告与信息披露'],
]

function groupsOf(rows: readonly Parameter[]): RulebookView['groups'] {
  const order = Object.keys(parameterKeys)
  const sorted = [...rows].sort(
    (a, b) => order.indexOf(a.key) - order.indexOf(b.key) || (a.from < b.from ? 1 : a.from > b.from ? -1 : 0),
  )
  return families
    .map(([prefix, title]) => ({ title, rows: sorted.filter(({ key }) => prefix.test(key)).map(parameterLine) }))
    .filter((group) => group.rows.length > 0)
    .map((group) => ({ ...group, key: group.title, note: `${group.rows.length} 行` }))
}

/** Rows shipped without a known first day hold from before any project. */
const always = '2015-01-01'

export const parameterLine = (row: Parameter): ParameterLineView => ({
  id: [row.key, scopeWords(row.scope), row.appliesBy, row.from].join('|'),
  key: row.key,
  title: row.title,
  scope: scopeWords(row.scope),
  value: valueText(row),
  from: row.from === always ? '一直' : row.from,
  to: row.to ?? '',
  applies: appliesWords[row.appliesBy],
  basis: basisView(row.basis),
})
