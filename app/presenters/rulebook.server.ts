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
import { type ChangeLineView, changeLine, fromWords } from './change-page.server.ts'

type Reading = Pick<LoadContext, 'reader' | 'ports'>

export const whens = { now: '现行', coming: '将生效', past: '已失效', all: '全部' } as const
export type When = keyof typeof whens

/** What the screen and its file were narrowed to; empty for all. */
export type RulebookAsked = {
  words: string
  route: string
  venue: string
  standing: string
  when: When
  family: string
}

/** The screen opens on the first family; a file of the list without a query holds all of them. */
export const atOpening = (search: URLSearchParams): URLSearchParams =>
  search.size === 0 ? new URLSearchParams({ family: families[0]?.key ?? '' }) : search

/** What is wrong in an address narrows nothing. */
export function askedOf(search: URLSearchParams): RulebookAsked {
  const text = (name: string) => (search.get(name) ?? '').trim().slice(0, 100)
  const when = (Object.keys(whens) as When[]).find((one) => one === text('when')) ?? 'now'
  const family = families.find(({ key }) => key === text('family'))?.key ?? ''
  return { words: text('q'), route: text('route'), venue: text('venue'), standing: text('standing'), when, family }
}

export function filterWords({ words, route, venue, standing, when, family }: RulebookAsked): string {
  const parts = [
    words && `「${words}」`,
    whens[when],
    families.find(({ key }) => key === family)?.title,
    Object.hasOwn(routes, route) && routes[route as Route].title,
    Object.hasOwn(venues, venue) && venues[venue as Venue].title,
    standing && (standing === 'published' ? '公布' : '待核实'),
  ]
  return parts.filter(Boolean).join('，')
}

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
  chips: Chip[]
  tabs: (Chip & { count: number })[]
}

type Chip = { href: string; label: string; current: boolean }

export const standsOn = ({ from, to }: Pick<Parameter, 'from' | 'to'>, today: string): Exclude<When, 'all'> =>
  from > today ? 'coming' : to !== null && to < today ? 'past' : 'now'

/** Every parameter in force or known, by its subject; and what waits for a second administrator. */
export async function presentRulebook({ reader, ports }: Reading, asked: RulebookAsked): Promise<RulebookView> {
  const book = await rulebookOf(reader)
  const today = legalDay(ports.now())
  const found = book.parameters.filter((row) => isAskedFor(row, asked, today))
  const rows = found.filter(({ key }) => asked.family === '' || familyOf(key)?.key === asked.family)
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
    tabs: tabsOf(found, asked),
  }
}

/** All, then each family that has a row; what is shown stays, also when it is empty. */
const tabsOf = (found: readonly Parameter[], asked: RulebookAsked): RulebookView['tabs'] =>
  [{ key: '', title: '全部' }, ...families]
    .map(({ key, title }) => ({
      href: hrefOf({ ...asked, family: key }),
      label: title,
      count: found.filter((row) => key === '' || familyOf(row.key)?.key === key).length,
      current: key === asked.family,
    }))
    .filter(({ count, current }) => count > 0 || current)

function hrefOf({ words, when, family, ...rest }: RulebookAsked): string {
  const all = { q: words, ...rest, when: when === 'now' ? '' : when, family: family || 'all' }
  return `/rulebook?${new URLSearchParams(Object.entries(all).filter(([, value]) => value !== ''))}`
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

type Family = { key: string; title: string; of: RegExp }

/** What a parameter is about, by the first word of its key; the last takes what no other does. */
const families: readonly Family[] = [
  { key: 'access', title: '准入', of: /^(regime|eligibility|title)\./ },
  { key: 'clock', title: '期限', of: /^clock\./ },
  { key: 'meeting', title: '会议与回避', of: /^(meeting|recusal)\./ },
  { key: 'terms', title: '有效期与发行条件', of: /^(registration|prospectus|financial-data|tenor|use|holders)\./ },
  { key: 'disclosure', title: '公告与信息披露', of: /^(publication|notice|disclosure|material)\./ },
  { key: 'other', title: '其他', of: /./ },
]

const familyOf = (key: ParameterKey): Family | undefined => families.find(({ of }) => of.test(key))

function groupsOf(rows: readonly Parameter[]): RulebookView['groups'] {
  const order = Object.keys(parameterKeys)
  const sorted = [...rows].sort(
    (a, b) => order.indexOf(a.key) - order.indexOf(b.key) || (a.from < b.from ? 1 : a.from > b.from ? -1 : 0),
  )
  return families
    .map((family) => ({
      title: family.title,
      rows: sorted.filter(({ key }) => familyOf(key) === family).map(parameterLine),
    }))
    .filter((group) => group.rows.length > 0)
    .map((group) => ({ ...group, key: group.title, note: `${group.rows.length} 行` }))
}

export const parameterLine = (row: Parameter): ParameterLineView => ({
  id: [row.key, scopeWords(row.scope), row.appliesBy, row.from].join('|'),
  key: row.key,
  title: row.title,
  scope: scopeWords(row.scope),
  value: valueText(row),
  from: fromWords(row.from),
  to: row.to ?? '',
  applies: appliesWords[row.appliesBy],
  basis: basisView(row.basis),
})
