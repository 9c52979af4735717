import type { Db, Tx } from '#db/connect.ts'
import { insertNotice } from '#db/queries/inbox.ts'
import { type Decision, decideChange, findChange, headOfRulebook } from '#db/queries/rulebook.ts'
import type { Row } from '#db/schema.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Administrator } from '../accounts/administrator.server.ts'
import { type AccessKind, logAccess } from '../accounts/open-session.server.ts'
import { askJob } from '../jobs/ask-job.server.ts'
import type { Ports } from '../ports.ts'
import { changeOf, rulebookOf } from '../rulebook.server.ts'
import { canonical, sha256 } from './canonical.server.ts'
import { changeTitle, noticeTo, onlyPlatform, problemsOf } from './propose-change.server.ts'

type Asked = { id: string; by: Administrator; words: string }
type Done = { ok: true } | Refusal

const gone = refuse('unavailable', '没有这项变更。')
const decided = refuse('stale', '这项变更已有结论，请刷新后查看。')
const moved = refuse('stale', '核对之后又有别的变更生效，影响可能不同，请重新核对后再决定。')
const own = refuse('blocked', '提出变更的人不能自己复核，请另一位管理员办理。')

/**
 * Puts a change into force as the next version of the rulebook. `seen` is the version on which its effect was shown: on
 * another one the effect may be another, and the decision is asked for again. A calendar sets its deadlines going anew.
 */
export async function approveChange(db: Db, asked: Asked & { seen: number }, ports: Ports): Promise<Done> {
  return conclude(db, asked, ports, 'rulebook.approve', async (tx, row) => {
    const change = changeOf(row)
    const [head] = await headOfRulebook(tx)
    if ((head?.version ?? 0) !== asked.seen) return moved
    const problem = problemsOf(await rulebookOf(tx), change)
    if (problem) return problem
    if (change.kind === 'calendar') {
      const params = { calendar: change.calendar.id }
      await askJob(tx, { kind: 'reproject-clocks', params, by: asked.by.person }, ports)
    }
    return inForce(row, conclusion('approved', asked, ports), asked.seen + 1, head?.hash ?? null)
  })
}

export async function refuseChange(db: Db, asked: Asked, ports: Ports): Promise<Done> {
  if (asked.words === '') return refuse('invalid', '请写明退回的理由。', { words: ['请写明理由'] })
  return conclude(db, asked, ports, 'rulebook.refuse', async () => conclusion('refused', asked, ports))
}

/** Takes back one's own proposal while nobody has decided on it. */
export async function withdrawChange(db: Db, asked: Asked, ports: Ports): Promise<Done> {
  return conclude(db, asked, ports, 'rulebook.withdraw', async () => conclusion('withdrawn', asked, ports))
}

const conclusion = (outcome: Decision['outcome'], { by, words }: Asked, ports: Ports): Decision => ({
  outcome,
  decided_by: by.person,
  decided_at: ports.now(),
  decision: words === '' ? null : words,
  version: null,
  previous: null,
  hash: null,
})

/** The hash covers the change, who made it, why, and the version before it. */
function inForce(row: Row<'rulebook_change'>, decision: Decision, version: number, previous: string | null): Decision {
  const covered = { ...row, ...decision, version, previous, hash: undefined }
  return { ...decision, version, previous, hash: sha256(canonical(covered)) }
}

type Deciding = Extract<AccessKind, `rulebook.${string}`>

/** Four eyes: approving and refusing are for another person than the proposer, withdrawing for nobody else. */
async function conclude(
  db: Db,
  asked: Asked,
  ports: Ports,
  kind: Deciding,
  decide: (tx: Tx, row: Row<'rulebook_change'>) => Promise<Decision | Refusal>,
): Promise<Done> {
  const { id, by } = asked
  if (!by.everybody) return onlyPlatform
  const work = db.transaction().execute(async (tx): Promise<Done> => {
    const row = await findChange(tx, id)
    if (!row) return gone
    if (row.outcome !== null) return decided
    const proposer = row.proposed_by === by.person
    if (kind === 'rulebook.withdraw' && !proposer) return refuse('blocked', '只有提出变更的人可以撤回。')
    if (kind !== 'rulebook.withdraw' && proposer) return own
    const decision = await decide(tx, row)
    if ('ok' in decision) return decision
    if (!(await decideChange(tx, id, decision))) return decided
    await insertNotice(
      tx,
      noticeTo(by, `${outcomeWords[kind]}：${changeTitle(changeOf(row))}的变更`, asked.words, ports),
    )
    await logAccess(tx, { kind, person: by.person, detail: `${id} ${row.subject}`, address: by.address }, ports)
    return { ok: true }
  })
  return work.catch((error: unknown) => {
    // Two administrators of two web nodes at the same instant: the next version is given once (PostgreSQL).
    if (error instanceof Error && 'code' in error && error.code === '23505') return moved
    throw error
  })
}

const outcomeWords: Record<Deciding, string> = {
  'rulebook.propose': '待复核',
  'rulebook.approve': '已生效',
  'rulebook.refuse': '已退回',
  'rulebook.withdraw': '已撤回',
}
