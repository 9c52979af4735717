import type { ClauseChangeLine } from '#db/queries/clauses.ts'
import { clausePlaces, isClausePlace } from '#templates/clauses/clause.ts'
import { wordingOf } from '../clauses/clause-book.server.ts'
import { instantText } from '../components/chinese-date.ts'
import type { Tone } from '../components/tone.ts'
import { titleWords } from './clause-words.ts'

/** A proposal of the library as lists show it. */
export type ClauseChangeView = {
  id: string
  href: string
  clause: string
  title: string
  what: string
  reason: string
  proposed: string
  decided: string
  state: { word: string; tone: Tone }
}

const states: Record<string, ClauseChangeView['state']> = {
  open: { word: '待复核', tone: 'amber' },
  approved: { word: '已通过', tone: 'pine' },
  refused: { word: '已退回', tone: 'cinnabar' },
  withdrawn: { word: '已撤回', tone: 'slate' },
}

export function changeView(row: ClauseChangeLine): ClauseChangeView {
  const place = isClausePlace(row.place) ? clausePlaces[row.place].title : row.place
  const decision = [
    row.decider && row.decided_at ? `${row.decider}，${instantText(row.decided_at, { year: true })}` : '',
    row.decision ?? '',
    row.number === null ? '' : `第 ${row.number} 版`,
  ]
  return {
    id: row.id,
    href: `/clauses/changes/${row.id}`,
    clause: row.clause,
    title: row.kind === 'version' ? titleWords(wordingOf(row).title) : '停用一个版本',
    what: `${place}，${row.kind === 'version' ? `拟自 ${row.from_day} 起生效` : `自 ${row.from_day} 起停用`}`,
    reason: row.reason,
    proposed: `${row.proposer}，${instantText(row.proposed_at, { year: true })}`,
    decided: decision.filter(Boolean).join('；'),
    state: states[row.outcome ?? 'open'] ?? { word: '待复核', tone: 'amber' },
  }
}
