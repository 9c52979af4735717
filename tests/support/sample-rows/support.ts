import type { Db } from '#db/connect.ts'
import { organisations } from '#tests/support/desk.ts'
import { rowsAt as at, insertRun } from './registration.ts'

/** A rating published, a guarantee in force with its counter-guarantee and sharing plan. */
export async function insertSupport(db: Db): Promise<void> {
  await insertRating(db)
  await insertArrangements(db)
  await insertShares(db)
}

async function insertRating(db: Db): Promise<void> {
  const action = {
    project: 'p1',
    agency: 'org-rater',
    line: null,
    methodology: null,
    waived_reason: null,
    ended_at: null,
  }
  await db
    .insertInto('rating_action')
    .values({
      ...action,
      id: 'ra1',
      subject_kind: 'issuer',
      subject_name: organisations.issuer[1],
      symbol: 'AAsti',
      outlook: '稳定',
      published_on: '2026-03-20',
      track_by: '2027-07-31',
      created_at: at,
    })
    .execute()
}

async function insertArrangements(db: Db): Promise<void> {
  const arrangement = {
    project: 'p1',
    scope: 'registration',
    fee_percent: null,
    outcome: null,
    created_at: at,
    ended_at: null,
  }
  await db
    .insertInto('arrangement')
    .values([
      {
        ...arrangement,
        id: 'a1',
        parent: null,
        instrument: 'guarantee',
        provider: 'org-enhancer',
        cover_percent: '100',
        planned: 40_000_000_000,
        actual: 40_000_000_000,
        tool_at: at,
        letter: '示例保函〔2026〕1号',
        signed_on: '2026-03-25',
      },
      {
        ...arrangement,
        id: 'a2',
        parent: 'a1',
        instrument: 'counter-guarantee',
        provider: 'org-guarantor',
        cover_percent: '50',
        planned: 20_000_000_000,
        actual: null,
        tool_at: null,
        letter: null,
        signed_on: null,
      },
    ])
    .execute()
}

async function insertShares(db: Db): Promise<void> {
  const term = { arrangement: 'a1', plan: 1, proposed_by: 'x', at }
  await db
    .insertInto('share_term')
    .values([
      { ...term, id: 's1', ordinal: 1, party: organisations.guarantor[1], percent: '50', cap: 20_000_000_000 },
      { ...term, id: 's2', ordinal: 2, party: organisations.enhancer[1], percent: '50', cap: null },
    ])
    .execute()
  const context = { provider: 'org-enhancer', child: false, plannedBy: null, payers: [] }
  await insertRun(db, {
    id: 'run-a1',
    stage: 'enhancement',
    kind: 'arrangement',
    subject: 'a1',
    state: 'in-force',
    context,
  })
}
