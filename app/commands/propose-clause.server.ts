import type { Db, Tx } from '#db/connect.ts'
import { findClauseChange, insertClauseChange } from '#db/queries/clauses.ts'
import { insertNotice } from '#db/queries/inbox.ts'
import type { NewRow } from '#db/schema.ts'
import { type ClausePlace, clausePlaces } from '#templates/clauses/clause.ts'
import { type IsoDay, legalDay } from '#workflows/calendar/day.ts'
import { dayProblem, standingOn, versionOn } from '#workflows/clauses/in-force.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { logAccess } from '../accounts/open-session.server.ts'
import { wordingProblems } from '../clauses/check-clause.server.ts'
import type { ClauseAuthor } from '../clauses/clause-author.ts'
import {
  type ClauseBook,
  clauseBookOf,
  type LibraryClause,
  ownKey,
  type WordingBody,
} from '../clauses/clause-book.server.ts'
import type { Printer } from '../filings/printer.server.ts'
import type { Ports } from '../ports.ts'

type Proposed = { ok: true; id: string } | Refusal
type Asked = { from: IsoDay; reason: string; by: ClauseAuthor }
/** `clause` null: a clause of the house's own, at `place`. */
type NewWording = Asked & { clause: string | null; place: ClausePlace; wording: WordingBody }

const noClause = refuse('unavailable', '没有这条条款。')
/** The house whose part of the library an author writes in; the platform writes in everybody's. */
const houseOfAuthor = ({ platform, organisation }: ClauseAuthor): string | null => (platform ? null : organisation)

/**
 * Puts a wording before a second person of the house, or of the platform. Nothing holds until he approves it. Whom a clause
 * of the library is for stays as it is: for others there would be none.
 */
export async function proposeClause(
  db: Db,
  asked: NewWording,
  { ports, printer }: { ports: Ports; printer: Pick<Printer, 'printText'> },
): Promise<Proposed> {
  const { by, clause, wording, from } = asked
  const early = dayProblem(from, legalDay(ports.now()))
  const problems = { ...(await wordingProblems(wording, printer)), ...(early ? { from: [`${early}。`] } : {}) }
  if (Object.keys(problems).length > 0) return refuse('invalid', '请按提示更正。', problems)
  return db.transaction().execute(async (tx) => {
    const known = clause === null ? null : findClause(await clauseBookOf(tx, houseOfAuthor(by)), clause)
    const problem = clause === null ? ownProblem(asked) : sameProblem(known, asked)
    if (problem) return problem
    const id = ports.newId()
    const row = { ...undecided, id, kind: 'version' as const, clause: clause ?? ownKey(id), target: null }
    const place = known?.place ?? asked.place
    const body = JSON.stringify(known && !known.own ? { ...wording, kinds: known.versions[0]?.kinds } : wording)
    return enter(tx, { ...row, place, body }, asked, ports, wording.title)
  })
}

/** Puts before a second person that a version shall hold no longer from a day on. What the program ships is only ever replaced. */
export async function proposeClauseWithdrawal(
  db: Db,
  asked: Asked & { target: string },
  ports: Ports,
): Promise<Proposed> {
  const { by, target, from } = asked
  const today = legalDay(ports.now())
  const early = dayProblem(from, today)
  if (early) return refuse('invalid', '请按提示更正。', { from: [`${early}。`] })
  return db.transaction().execute(async (tx) => {
    const row = await findClauseChange(tx, target)
    if (!row || row.owner !== by.organisation || row.outcome !== 'approved' || row.kind !== 'version') return noClause
    const known = findClause(await clauseBookOf(tx, houseOfAuthor(by)), row.clause)
    const version = known?.versions.find(({ change }) => change === target)
    if (!known || !version) return noClause
    if (version.withdrawnFrom !== null) return refuse('stale', `这一版已定于 ${version.withdrawnFrom} 起停用。`)
    if (standingOn(version, known.versions, today) === 'replaced')
      return refuse('blocked', '这一版已被后来的版本接替。')
    const { clause, place } = row
    const withdrawal = {
      ...undecided,
      id: ports.newId(),
      kind: 'withdrawal' as const,
      clause,
      place,
      target,
      body: '{}',
    }
    return enter(tx, withdrawal, asked, ports, version.title)
  })
}

const undecided = { outcome: null, decided_by: null, decided_at: null, decision: null, number: null } as const

const findClause = (book: ClauseBook, key: string): LibraryClause | null => book.find((one) => one.key === key) ?? null

function ownProblem({ by, place }: NewWording): Refusal | null {
  if (by.platform) return refuse('unavailable', '平台只为库内条款修订版本；新增条款由主承销商一方提出。')
  return clausePlaces[place].own ? null : refuse('invalid', '请按提示更正。', { place: ['这一部分不能自行新增条款。'] })
}

function sameProblem(known: LibraryClause | null, { wording, from }: NewWording): Refusal | null {
  if (!known) return noClause
  const now = versionOn(known.versions, from)
  const kinds = !known.own || sameKinds(now?.kinds, wording.kinds)
  const same = now && kinds && now.title === wording.title && now.text === wording.text
  return same ? refuse('invalid', '请按提示更正。', { text: ['与届时有效的版本相同。'] }) : null
}

const sameKinds = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  [...(a ?? [])].sort().join() === [...(b ?? [])].sort().join()

async function enter(
  tx: Tx,
  row: Omit<NewRow<'clause_change'>, 'owner' | 'from_day' | 'reason' | 'proposed_by' | 'proposed_at'>,
  { by, from, reason }: Asked,
  ports: Ports,
  title: string,
): Promise<Proposed> {
  const at = ports.now()
  const made = { owner: by.organisation, from_day: from, reason, proposed_by: by.person, proposed_at: at }
  await insertClauseChange(tx, { ...row, ...made })
  const what = row.kind === 'version' ? '的新文本' : '的停用'
  await insertNotice(tx, clauseNotice(by, `待复核：条款“${title}”${what}`, reason, ports))
  const detail = `${row.id} ${row.clause}`
  await logAccess(tx, { kind: 'clause.propose', person: by.person, detail, address: by.address }, ports)
  return { ok: true, id: row.id }
}

/** To everybody who writes clauses in the same house, or on the platform. */
export const clauseNotice = (
  { organisation, platform }: ClauseAuthor,
  title: string,
  detail: string,
  ports: Ports,
): NewRow<'notice'> => ({
  id: ports.newId(),
  project: null,
  run: null,
  person: null,
  organisation,
  capacity: platform ? 'administrator' : 'lead-underwriter',
  title,
  detail,
  at: ports.now(),
  read_at: null,
})
