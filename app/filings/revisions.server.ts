import { createHash } from 'node:crypto'
import type { Db, Tx } from '#db/connect.ts'
import { listFilings, listVersions } from '#db/queries/filings.ts'
import type { Row } from '#db/schema.ts'
import type { Change } from '#templates/compare/compare.ts'
import { compareVersions } from './compare-versions.server.ts'
import { letters } from './papers.ts'

type Version = Row<'filing_version'>

/** A change of a paper under a name that lasts as long as both its texts do. `at` is its place in the comparison. */
export type NamedChange = Change & { key: string; at: number }

/** How a paper differs from the version that the opinions were about. */
export type Revision = { filing: Row<'filing'>; to: Version } & (
  | { kind: 'new'; from: null }
  /** An uploaded paper, or one whose text was not kept: it was replaced, more cannot be said. */
  | { kind: 'replaced'; from: Version }
  | { kind: 'revised'; from: Version; changes: NamedChange[] }
)

type Round = Pick<Row<'round'>, 'project' | 'run' | 'origin' | 'issued_at' | 'replied_at'>

/**
 * What was changed in a round: each paper as it was under review beside the one handed in with the reply, or, while the
 * round is open, the latest draft. Papers that say the same are left out. Inside the house no paper is handed in, so
 * there the instant of making counts. Letters of the flow, such as the receipt, are nobody's revision, nor is the list of
 * papers, which says anew with every version which versions there are.
 */
export async function revisionsOf(db: Db | Tx, round: Round): Promise<Revision[]> {
  const run = await db.selectFrom('run').select('subject_id').where('id', '=', round.run).executeTakeFirstOrThrow()
  const filings = (await listFilings(db, round.project)).filter(
    ({ scope_id, template }) =>
      scope_id === run.subject_id && template !== 'checklist' && !Object.hasOwn(letters, template),
  )
  const versions = (
    await listVersions(
      db,
      filings.map(({ id }) => id),
    )
  ).filter(({ state }) => state === 'ready')
  const dayOf = ({ made_at, filed_at }: Version) => (round.origin === 'internal' ? made_at : filed_at)
  const lastBy = (filing: string, at: string | null) =>
    versions.findLast((version) => {
      const day = at === null ? version.made_at : dayOf(version)
      return version.filing === filing && day !== null && (at === null || day <= at)
    })
  const revisions: Revision[] = []
  for (const filing of filings) {
    const [from, to] = [lastBy(filing.id, round.issued_at), lastBy(filing.id, round.replied_at)]
    if (!to || from?.id === to.id || (to.file && from?.file === to.file)) continue
    const revision = await revisionOf(db, filing, from ?? null, to)
    if (revision.kind !== 'revised' || revision.changes.length > 0) revisions.push(revision)
  }
  return revisions
}

async function revisionOf(db: Db | Tx, filing: Row<'filing'>, from: Version | null, to: Version): Promise<Revision> {
  if (!from) return { kind: 'new', filing, from, to }
  const compared = await compareVersions(db, filing.template, [from, to])
  if (!compared) return { kind: 'replaced', filing, from, to }
  return { kind: 'revised', filing, from, to, changes: nameChanges(compared.comparison.changes) }
}

/** Names made of what was and what is said; the same change made twice in a paper counts on. */
export function nameChanges(changes: readonly Change[]): NamedChange[] {
  const times = new Map<string, number>()
  return changes.map((change, at) => {
    const said = JSON.stringify([change.kind, change.before, change.after])
    const time = (times.get(said) ?? 0) + 1
    times.set(said, time)
    return { ...change, at, key: `${createHash('sha256').update(said).digest('hex').slice(0, 20)}-${time}` }
  })
}

export type Linked = { filing: string; change: string }

const nameOf = ({ filing, change }: Linked): string => `${filing}:${change}`

export type Unasked = { changes: { revision: Revision; change: NamedChange }[]; papers: Revision[]; dated: number }

/**
 * 未要求的修改: what no answer of the round names. `papers` are whole papers that came or were replaced. Days of the papers
 * themselves are only counted.
 */
export function unaskedOf(revisions: readonly Revision[], linked: readonly Linked[]): Unasked {
  const named = new Set(linked.map(nameOf))
  const all = revisions.flatMap((revision) =>
    revision.kind === 'revised' ? revision.changes.map((change) => ({ revision, change })) : [],
  )
  const loose = all.filter(
    ({ revision, change }) => !named.has(nameOf({ filing: revision.filing.id, change: change.key })),
  )
  return {
    changes: loose.filter(({ change }) => !change.dated),
    papers: revisions.filter(({ kind }) => kind !== 'revised'),
    dated: loose.filter(({ change }) => change.dated).length,
  }
}
