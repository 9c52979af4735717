import { findClauseChange, listClauseChanges } from '#db/queries/clauses.ts'
import { isClausePlace } from '#templates/clauses/clause.ts'
import { exampleMarkets, isExampleMarket } from '#templates/clauses/example-case.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { dayProblem, versionOn } from '#workflows/clauses/in-force.ts'
import { clauseAuthorOf, houseOf } from '../clauses/clause-author.ts'
import { bookAfter, wordingOf } from '../clauses/clause-book.server.ts'
import type { LoadContext } from '../load-context.ts'
import type { Session } from '../session.server.ts'
import { type ClauseChangeView, changeView } from './clause-changes.server.ts'
import { type ClauseComparison, compareWordings } from './clause-compare.server.ts'
import { noClause } from './clause-page.server.ts'
import {
  type ClauseLineView,
  chapterWords,
  filledLines,
  kindsWords,
  versionWords,
  writtenLines,
} from './clause-words.ts'

export type ClauseChangePage = {
  line: ClauseChangeView
  /** The clause's page; null for one that is not in the library yet. */
  clause: string | null
  chapter: string
  kinds: string
  basis: string | null
  written: ClauseLineView[]
  filled: { market: string; title: string; lines: ClauseLineView[] } | null
  markets: { value: string; label: string }[]
  market: string
  /** Beside what would hold on its first day without it. */
  compared: (ClauseComparison & { label: string }) | null
  problem: string | null
  acts: { decide: string | null; withdraw: boolean } | null
}

/** A proposal about a clause: what it says, what it changes, and what this person may do about it. */
export async function presentClauseChange(
  who: Session,
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
  asked: { change: string | undefined; as: string | null },
): Promise<ClauseChangePage> {
  const author = clauseAuthorOf(who, '')
  const row = asked.change ? await findClauseChange(reader, asked.change) : undefined
  if (!row || !author || row.owner !== author.organisation) throw noClause()
  const clause = bookAfter(await listClauseChanges(reader, houseOf(who), { clause: row.clause })).find(
    ({ key }) => key === row.clause,
  )
  const others = (clause?.versions ?? []).filter(({ change }) => change !== row.id)
  const ended = clause?.versions.find(({ change }) => change === row.target)
  const wording = row.kind === 'version' ? wordingOf(row) : (ended ?? null)
  const before = row.kind === 'version' ? versionOn(others, row.from_day) : null
  const open = row.outcome === null
  const market = asked.as !== null && isExampleMarket(asked.as) ? asked.as : 'exchange-public'
  const late = open && dayProblem(row.from_day, legalDay(ports.now())) !== null
  const own = row.proposed_by === author.person
  return {
    line: changeView(row),
    clause: clause ? `/clauses/${row.clause}` : null,
    chapter: isClausePlace(row.place) ? chapterWords(row.place) : '',
    kinds: kindsWords(wording?.kinds),
    basis: wording?.basis ?? null,
    written: wording ? writtenLines(wording) : [],
    filled: wording ? { market: exampleMarkets[market], ...filledLines(wording, market) } : null,
    markets: Object.entries(exampleMarkets).map(([value, label]) => ({ value, label })),
    market,
    compared: wording && before ? { label: versionWords(before), ...compareWordings(before, wording) } : null,
    problem: late ? `原定生效日 ${row.from_day} 已到，不能再通过；请退回，由起草人另定生效日。` : null,
    acts: open ? { decide: own ? '起草的人不能自己复核，请另一位办理。' : null, withdraw: own } : null,
  }
}
