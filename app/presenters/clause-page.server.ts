import { type ClauseChangeLine, listClauseChanges } from '#db/queries/clauses.ts'
import { clausePlaces } from '#templates/clauses/clause.ts'
import { clausePapers, isSetIn } from '#templates/clauses/clause-papers.ts'
import { exampleMarkets, isExampleMarket } from '#templates/clauses/example-case.ts'
import { occasionWords } from '#templates/clauses/occasions.ts'
import { addDays, legalDay } from '#workflows/calendar/day.ts'
import { clauseBasis } from '#workflows/clauses/basis.ts'
import { standingOn, versionOn } from '#workflows/clauses/in-force.ts'
import { clauseAuthorOf, houseOf } from '../clauses/clause-author.ts'
import { bookAfter, type ClauseVersion, type LibraryClause } from '../clauses/clause-book.server.ts'
import { instantText } from '../components/chinese-date.ts'
import type { Tone } from '../components/tone.ts'
import type { LoadContext } from '../load-context.ts'
import type { Session } from '../session.server.ts'
import { type BasisView, basisView, storedBasisView } from './basis-view.ts'
import { type ClauseChangeView, changeView } from './clause-changes.server.ts'
import { type ClauseComparison, compareWordings } from './clause-compare.server.ts'
import {
  type ClauseLineView,
  chapterWords,
  filledLines,
  kindsWords,
  standings,
  titleWords,
  versionWords,
  writtenLines,
} from './clause-words.ts'

export type ClauseVersionView = {
  id: string
  label: string
  title: string
  owner: string
  kinds: string
  from: string
  until: string
  state: { word: string; tone: Tone }
  approved: string
  basis: BasisView
  note: string
  href: string
  shown: boolean
  compare: string | null
}

export type ClausePage = {
  key: string
  title: string
  placeTitle: string
  /** When it is printed, where that is not always. */
  occasion: string | null
  used: { paper: string; chapter: string }[]
  own: boolean
  versions: ClauseVersionView[]
  shown: { label: string; id: string; title: string; lines: ClauseLineView[] }
  market: string
  markets: { value: string; label: string }[]
  changes: ClauseChangeView[]
  /** Where a new version is written; null for whoever only reads. */
  write: string | null
  /** Versions of one's own that could be ended. */
  endable: { value: string; label: string }[]
  tomorrow: string
  today: string
}

type Reading = Pick<LoadContext, 'reader' | 'ports'>

export const noClause = () => new Response('没有这条条款，或者它不归您所在的机构。', { status: 404 })

/** In addresses: the change a version came by, or `shipped`. */
const idOf = ({ change }: ClauseVersion): string => change ?? 'shipped'

async function findClause(who: Session, { reader }: Reading, key: string | undefined) {
  const changes = await listClauseChanges(reader, houseOf(who))
  const clause = bookAfter(changes).find((one) => one.key === key)
  if (!clause) throw noClause()
  return { clause, changes: changes.filter((change) => change.clause === key) }
}

/** One clause: its versions, what one of them says, where it is printed, and what was proposed about it. */
export async function presentClause(
  who: Session,
  context: Reading,
  asked: { clause: string | undefined; version: string | null; as: string | null },
): Promise<ClausePage> {
  const { clause, changes } = await findClause(who, context, asked.clause)
  const today = legalDay(context.ports.now())
  const author = clauseAuthorOf(who, '')
  const now = versionOn(clause.versions, today)
  const shown = clause.versions.find((version) => idOf(version) === asked.version) ?? now ?? clause.versions.at(-1)
  if (!shown) throw noClause()
  const market = asked.as !== null && isExampleMarket(asked.as) ? asked.as : ''
  const filled =
    market === '' ? { title: titleWords(shown.title), lines: writtenLines(shown) } : filledLines(shown, market)
  return {
    key: clause.key,
    title: titleWords((now ?? shown).title),
    placeTitle: clausePlaces[clause.place].title,
    occasion: occasionWords(clause.key),
    used: usedIn(clause),
    own: clause.own,
    versions: versionViews(clause, changes, { today, shown, now }),
    shown: { label: versionWords(shown), id: idOf(shown), ...filled },
    market,
    markets: Object.entries(exampleMarkets).map(([value, label]) => ({ value, label })),
    changes: author
      ? changes
          .filter(({ owner }) => owner === author.organisation)
          .reverse()
          .map(changeView)
      : [],
    write: author && !(author.platform && clause.own) ? `/clauses/new?clause=${clause.key}` : null,
    endable: author ? endableBy(clause, changes, author.organisation, today) : [],
    tomorrow: addDays(today, 1),
    today,
  }
}

/** The papers that set clauses of this place, and where in them. */
const usedIn = ({ key, place, own }: LibraryClause): ClausePage['used'] =>
  Object.entries(clausePapers)
    .filter(([template]) => isSetIn(template, { key, place }))
    .map(([, { title, chapter }]) => ({
      paper: title,
      chapter: `${chapter ?? chapterWords(place)}${own ? '（选用的项目）' : ''}`,
    }))

function versionViews(
  clause: LibraryClause,
  changes: readonly ClauseChangeLine[],
  of: { today: string; shown: ClauseVersion; now: ClauseVersion | null },
): ClauseVersionView[] {
  const { versions, key } = clause
  const views = versions.map((version, at): ClauseVersionView => {
    const row = changes.find(({ id }) => id === version.change)
    const before = versions.slice(0, at).findLast(({ owner }) => owner === version.owner) ?? versions[at - 1]
    return {
      id: idOf(version),
      label: versionWords(version),
      title: titleWords(version.title),
      owner: version.ownerName ?? '平台',
      kinds: kindsWords(version.kinds),
      from: version.from,
      until: version.withdrawnFrom ? `${addDays(version.withdrawnFrom, -1)}（停用）` : '',
      state: standings[standingOn(version, versions, of.today)],
      approved: approvedWords(row),
      basis: version.basis ? storedBasisView(version.basis) : basisView(clauseBasis),
      note: row?.reason ?? '随产品提供的首版文本',
      href: `/clauses/${key}?version=${idOf(version)}#text`,
      shown: version === of.shown,
      compare: before ? `/clauses/${key}/compare?from=${idOf(before)}&to=${idOf(version)}` : null,
    }
  })
  return views.reverse()
}

const approvedWords = (row: ClauseChangeLine | undefined): string =>
  row?.decided_at
    ? `${row.proposer}起草，${row.decider ?? ''}复核，${instantText(row.decided_at, { year: true })}`
    : '随产品提供'

const endableBy = (
  { versions }: LibraryClause,
  changes: readonly ClauseChangeLine[],
  organisation: string,
  today: string,
): ClausePage['endable'] =>
  versions
    .filter((version) => changes.some(({ id, owner }) => id === version.change && owner === organisation))
    .filter((version) => version.withdrawnFrom === null && standingOn(version, versions, today) !== 'replaced')
    .map((version) => ({ value: idOf(version), label: `${versionWords(version)}（自 ${version.from} 起）` }))

export type ClauseComparePage = ClauseComparison & {
  key: string
  title: string
  versions: { value: string; label: string }[]
  from: string
  to: string
}

/** Two versions of a clause side by side; without a choice the last and the one before it. */
export async function presentClauseCompare(
  who: Session,
  context: Reading,
  asked: { clause: string | undefined; from: string | null; to: string | null },
): Promise<ClauseComparePage> {
  const { clause } = await findClause(who, context, asked.clause)
  const { versions, key } = clause
  const named = (id: string | null, otherwise: ClauseVersion | undefined) =>
    id === null ? otherwise : versions.find((version) => idOf(version) === id)
  const to = named(asked.to, versions.at(-1))
  const from = named(asked.from, versions.at(-2) ?? versions.at(-1))
  if (!from || !to) throw noClause()
  return {
    key,
    title: titleWords(to.title),
    versions: [...versions]
      .reverse()
      .map((version) => ({ value: idOf(version), label: `${versionWords(version)}（${version.from} 起）` })),
    from: idOf(from),
    to: idOf(to),
    ...compareWordings(from, to),
  }
}
