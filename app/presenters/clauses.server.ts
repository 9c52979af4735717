import { listClauseChanges } from '#db/queries/clauses.ts'
import { type ClausePlace, clausePlaces, isClausePlace } from '#templates/clauses/clause.ts'
import { clausePapers, isSetIn } from '#templates/clauses/clause-papers.ts'
import { occasionWords } from '#templates/clauses/occasions.ts'
import { isDay, legalDay } from '#workflows/calendar/day.ts'
import { standingOn, versionOn } from '#workflows/clauses/in-force.ts'
import { type IssuerKind, issuerKinds } from '#workflows/kit/seats.ts'
import { clauseAuthorOf, houseOf } from '../clauses/clause-author.ts'
import { bookAfter, type ClauseVersion, isFor, type LibraryClause } from '../clauses/clause-book.server.ts'
import { instantText } from '../components/chinese-date.ts'
import type { Tone } from '../components/tone.ts'
import type { LoadContext } from '../load-context.ts'
import type { Session } from '../session.server.ts'
import { type ClauseChangeView, changeView } from './clause-changes.server.ts'
import { chapterWords, kindsWords, standings, titleWords, versionWords } from './clause-words.ts'

/** What the list and its file were narrowed to; empty for all. `on` is the day whose versions are shown. */
export type ClausesAsked = { words: string; place: string; paper: string; kind: string; whose: string; on: string }

export type ClauseLine = {
  key: string
  href: string
  title: string
  place: ClausePlace
  placeTitle: string
  chapter: string
  own: boolean
  /** When it is printed, where that is not always. */
  occasion: string | null
  kinds: string
  version: string
  from: string
  state: { word: string; tone: Tone }
  /** A later version is known. */
  coming: string | null
}

export type ClausesPage = {
  asked: ClausesAsked
  lines: ClauseLine[]
  total: number
  open: ClauseChangeView[]
  chips: { href: string; label: string; count: number; current: boolean }[]
  papers: { value: string; label: string }[]
  kinds: { value: string; label: string }[]
  whose: { value: string; label: string }[]
  mayWrite: boolean
  mayAdd: boolean
  today: string
  asOf: string
}

const filters = ['q', 'place', 'paper', 'kind', 'whose', 'on']

/** Without a filter the first place is shown, without a day today; what is wrong in an address narrows nothing. */
export function clausesAsked(search: URLSearchParams, today: string): ClausesAsked {
  const text = (name: string) => (search.get(name) ?? '').trim().slice(0, 100)
  const one = (name: string, known: (word: string) => boolean) => (known(text(name)) ? text(name) : '')
  return {
    words: text('q'),
    place: !filters.some((name) => search.has(name)) ? 'protection' : one('place', isClausePlace),
    paper: one('paper', (word) => Object.hasOwn(clausePapers, word)),
    kind: one('kind', (word) => Object.hasOwn(issuerKinds, word)),
    whose: one('whose', (word) => word === 'own' || word === 'platform'),
    on: isDay(text('on')) ? text('on') : today,
  }
}

/** What the list was narrowed to, in words. */
export const clausesWords = ({ words, place, paper, kind, whose, on }: ClausesAsked): string =>
  [
    words && `「${words}」`,
    isClausePlace(place) && clausePlaces[place].title,
    clausePapers[paper]?.title,
    Object.hasOwn(issuerKinds, kind) && issuerKinds[kind as IssuerKind],
    whose && (whose === 'own' ? '本机构' : '平台'),
    `${on} 有效的版本`,
  ]
    .filter(Boolean)
    .join('，')

function lineOf(clause: LibraryClause, on: string): ClauseLine {
  const version = versionOn(clause.versions, on) ?? latest(clause)
  const next = clause.versions
    .filter(({ from, withdrawnFrom }) => from > on && withdrawnFrom === null)
    .map(({ from }) => from)
    .sort()[0]
  return {
    key: clause.key,
    href: `/clauses/${clause.key}`,
    title: titleWords(version.title),
    place: clause.place,
    placeTitle: clausePlaces[clause.place].title,
    chapter: chapterWords(clause.place),
    own: clause.own,
    occasion: clause.own ? '本机构条款，选用后印出' : occasionWords(clause.key),
    kinds: kindsWords(version.kinds),
    version: versionWords(version),
    from: version.from,
    state: standings[standingOn(version, clause.versions, on)],
    coming: next && next !== version.from ? next : null,
  }
}

/** Every clause of a book has a version. */
function latest({ key, versions }: LibraryClause): ClauseVersion {
  const last = versions.at(-1)
  if (!last) throw new Error(`Clause ${key} has no version`)
  return last
}

const textOf = ({ key, versions, place }: LibraryClause): string =>
  [key, clausePlaces[place].title, ...versions.flatMap(({ title, text }) => [title, text])]
    .join('\n')
    .replaceAll(/\{\{|\}\}/g, '')
    .normalize('NFKC')
    .toLowerCase()

/** The library as one person sees it on a day, by place and within it as it is printed. */
export async function presentClauses(
  who: Session,
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
  search: URLSearchParams,
): Promise<ClausesPage> {
  const today = legalDay(ports.now())
  const asked = clausesAsked(search, today)
  const changes = await listClauseChanges(reader, houseOf(who))
  const author = clauseAuthorOf(who, '')
  const words = asked.words.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  const found = bookAfter(changes).filter(
    (clause) => isAskedFor(clause, asked) && words.every((word) => textOf(clause).includes(word)),
  )
  return {
    asked,
    lines: found.filter(({ place }) => asked.place === '' || place === asked.place).map((one) => lineOf(one, asked.on)),
    total: found.length,
    open: author
      ? changes.filter(({ outcome, owner }) => outcome === null && owner === author.organisation).map(changeView)
      : [],
    chips: chipsOf(found, asked, today),
    papers: Object.entries(clausePapers).map(([value, { title }]) => ({ value, label: title })),
    kinds: Object.entries(issuerKinds).map(([value, label]) => ({ value, label })),
    whose: [
      { value: 'platform', label: '平台' },
      { value: 'own', label: '本机构' },
    ],
    mayWrite: author !== null,
    mayAdd: author !== null && !author.platform,
    today,
    asOf: instantText(ports.now()),
  }
}

function isAskedFor(clause: LibraryClause, { paper, kind, whose, on }: ClausesAsked): boolean {
  const version = versionOn(clause.versions, on) ?? latest(clause)
  const house = version.owner !== null
  if (paper !== '' && !isSetIn(paper, clause)) return false
  return (whose === '' || (whose === 'own') === house) && (kind === '' || isFor(version, kind as IssuerKind))
}

function chipsOf(found: readonly LibraryClause[], asked: ClausesAsked, today: string): ClausesPage['chips'] {
  const places = (Object.keys(clausePlaces) as ClausePlace[]).filter((one) => found.some(({ place }) => place === one))
  return ['', ...places].map((place) => ({
    href: hrefOf({ ...asked, place }, today),
    label: isClausePlace(place) ? clausePlaces[place].title : '全部',
    count: place === '' ? found.length : found.filter((clause) => clause.place === place).length,
    current: place === asked.place,
  }))
}

function hrefOf({ words, place, paper, kind, whose, on }: ClausesAsked, today: string): string {
  const all = { q: words, place: place || 'all', paper, kind, whose, on: on === today ? '' : on }
  return `/clauses?${new URLSearchParams(Object.entries(all).filter(([, value]) => value !== ''))}`
}
