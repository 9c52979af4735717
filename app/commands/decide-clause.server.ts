import type { Db, Tx } from '#db/connect.ts'
import {
  type ClauseChangeLine,
  type ClauseDecision,
  decideClauseChange,
  findClauseChange,
  lastClauseNumber,
} from '#db/queries/clauses.ts'
import { insertNotice } from '#db/queries/inbox.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { dayProblem } from '#workflows/clauses/in-force.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { type AccessKind, logAccess } from '../accounts/open-session.server.ts'
import type { ClauseAuthor } from '../clauses/clause-author.ts'
import { isOwnKey } from '../clauses/clause-book.server.ts'
import type { Ports } from '../ports.ts'
import { clauseNotice } from './propose-clause.server.ts'

type Asked = { id: string; by: ClauseAuthor; words: string }
type Done = { ok: true } | Refusal
type Deciding = Extract<AccessKind, `clause.${string}`>

const gone = refuse('unavailable', '没有这项提议。')
const decided = refuse('stale', '这项提议已有结论，请刷新后查看。')
const own = refuse('blocked', '起草的人不能自己复核，请另一位办理。')

/**
 * Puts a wording into the library under the next number of its owner, or ends one. The day must still lie ahead: an
 * approval that came late would change what held on days gone by.
 */
export const approveClause = (db: Db, asked: Asked, ports: Ports): Promise<Done> =>
  conclude(db, asked, ports, 'clause.approve', async (tx, row) => {
    if (dayProblem(row.from_day, legalDay(ports.now())))
      return refuse('blocked', `原定生效日 ${row.from_day} 已到，请退回，由起草人另定生效日。`)
    const number = row.kind === 'withdrawal' ? null : await nextNumber(tx, row)
    return { ...conclusion('approved', asked, ports), number }
  })

/** The library's first wording of a shipped clause is the program's, so the platform's own begin with the second. */
async function nextNumber(tx: Tx, row: ClauseChangeLine): Promise<number> {
  const last = await lastClauseNumber(tx, row)
  return (row.owner_kind === 'platform' && !isOwnKey(row.clause) ? Math.max(last, 1) : last) + 1
}

export async function refuseClause(db: Db, asked: Asked, ports: Ports): Promise<Done> {
  if (asked.words === '') return refuse('invalid', '请写明退回的理由。', { words: ['请写明理由'] })
  return conclude(db, asked, ports, 'clause.refuse', async () => conclusion('refused', asked, ports))
}

/** Takes back one's own proposal while nobody has decided on it. */
export const withdrawClause = (db: Db, asked: Asked, ports: Ports): Promise<Done> =>
  conclude(db, asked, ports, 'clause.withdraw', async () => conclusion('withdrawn', asked, ports))

const conclusion = (outcome: ClauseDecision['outcome'], { by, words }: Asked, ports: Ports): ClauseDecision => ({
  outcome,
  decided_by: by.person,
  decided_at: ports.now(),
  decision: words === '' ? null : words,
  number: null,
})

/** Four eyes: approving and refusing are for another person of the same house, withdrawing for nobody but the author. */
async function conclude(
  db: Db,
  asked: Asked,
  ports: Ports,
  kind: Deciding,
  decide: (tx: Tx, row: ClauseChangeLine) => Promise<ClauseDecision | Refusal>,
): Promise<Done> {
  const { id, by } = asked
  const work = db.transaction().execute(async (tx): Promise<Done> => {
    const row = await findClauseChange(tx, id)
    if (!row || row.owner !== by.organisation) return gone
    if (row.outcome !== null) return decided
    const author = row.proposed_by === by.person
    if (kind === 'clause.withdraw' && !author) return refuse('blocked', '只有起草的人可以撤回。')
    if (kind !== 'clause.withdraw' && author) return own
    const decision = await decide(tx, row)
    if ('ok' in decision) return decision
    if (!(await decideClauseChange(tx, id, decision))) return decided
    await insertNotice(
      tx,
      clauseNotice(by, `${outcomeWords[kind]}：条款${row.kind === 'version' ? '新文本' : '停用'}`, asked.words, ports),
    )
    await logAccess(tx, { kind, person: by.person, detail: `${id} ${row.clause}`, address: by.address }, ports)
    return { ok: true }
  })
  return work.catch((error: unknown) => {
    // Two persons of two web nodes at the same instant: a number is given once (PostgreSQL).
    if (error instanceof Error && 'code' in error && error.code === '23505') return decided
    throw error
  })
}

const outcomeWords: Record<Deciding, string> = {
  'clause.propose': '待复核',
  'clause.approve': '已通过',
  'clause.refuse': '已退回',
  'clause.withdraw': '已撤回',
}
