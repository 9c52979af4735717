import { recordFacts } from '#app/commands/record-facts.server.ts'
import type { Db } from '#db/connect.ts'
import { type SampleDeal, sampleFacts } from '#seeds/sample-facts/sample-facts.ts'
import { organisations, plain, type TestPorts } from '#tests/support/desk.ts'
import { circumstanceFacts } from '#workflows/facts/circumstances.ts'
import type { IssuerKind, Route, Venue } from '#workflows/kit/seats.ts'
import { insertIssue } from './sample-rows/issue.ts'
import { rowsAt as at, insertRegistration } from './sample-rows/registration.ts'
import { insertRound } from './sample-rows/round.ts'
import { insertSupport } from './sample-rows/support.ts'

export type SampleCase = {
  route: Route
  venue: Venue
  issuerKind: IssuerKind
  product: string
  placement: 'public' | 'private'
}

export const sampleCases: Record<string, SampleCase> = {
  interbank: {
    route: 'interbank',
    venue: 'NAFMII',
    issuerKind: 'equity-investor',
    product: 'PPN',
    placement: 'private',
  },
  'interbank SCP': {
    route: 'interbank',
    venue: 'NAFMII',
    issuerKind: 'tech-firm',
    product: 'SCP',
    placement: 'public',
  },
  'exchange public': {
    route: 'exchange-public',
    venue: 'SSE',
    issuerKind: 'tech-firm',
    product: '科技创新公司债券',
    placement: 'public',
  },
  'exchange private': {
    route: 'exchange-private',
    venue: 'SZSE',
    issuerKind: 'financial-institution',
    product: '科技创新公司债券',
    placement: 'private',
  },
  licence: {
    route: 'licence',
    venue: 'NAFMII',
    issuerKind: 'financial-institution',
    product: '科技创新债券',
    placement: 'public',
  },
}

/**
 * Whatever a filing can be asked about is so of a sample project, that every paper has something to say; only project revenue
 * notes are not, for their prospectus takes the place of the other.
 */
const circumstances = {
  ...Object.fromEntries(Object.keys(circumstanceFacts).map((key) => [key, true])),
  'circumstances.projectReturn': false,
}

export const sampleDeal = (of: SampleCase, more: Partial<SampleDeal> = {}): SampleDeal => ({
  issuerName: organisations.issuer[1],
  real: false,
  region: '北京',
  on: '2026-03-02',
  leadUnderwriter: organisations.bank[1],
  privatePlacement: of.placement === 'private',
  ...of,
  circumstances,
  offering: {
    bookOn: '2026-06-16',
    lines: [{ tenor: of.product === 'SCP' ? '270D' : '5+3+2Y', plannedFen: 40_000_000_000, couponPercent: '2.10' }],
  },
  ...more,
})

/** A project with rows of every kind, as the flow would have written them; facts are recorded through the command. */
export async function sampleProject(db: Db, ports: TestPorts, of: SampleCase, deal = sampleDeal(of)) {
  await insertProject(db, of)
  await seatParties(db)
  const recorded = await recordFacts(
    db,
    {
      project: 'p1',
      scope: { kind: 'project', id: 'p1' },
      facts: sampleFacts(deal),
      actor: plain('lead-underwriter', 'org-bank'),
      key: 'samples',
    },
    ports,
  )
  if (!recorded.ok) throw new Error(`${recorded.message} ${JSON.stringify(recorded.fields)}`)
  await insertRegistration(db)
  await insertSupport(db)
  await insertRound(db)
  await insertIssue(db, deal)
  return { project: await db.selectFrom('project').selectAll().where('id', '=', 'p1').executeTakeFirstOrThrow() }
}

async function insertProject(db: Db, of: SampleCase): Promise<void> {
  await db
    .insertInto('project')
    .values({
      id: 'p1',
      seq: 1,
      head: '',
      number: `${of.venue}-2026-00001`,
      name: '示例星河智造2026年度科技创新债券',
      issuer: 'org-issuer',
      issuer_kind: of.issuerKind,
      route: of.route,
      venue: of.venue,
      product: of.product,
      private_at: of.placement === 'private' ? at : null,
      region: '北京',
      continues: null,
      green_at: at,
      green_until: null,
      sample: 'invented',
      opened_at: at,
      opened_by: 'maker',
      closed_at: null,
    })
    .execute()
}

async function seatParties(db: Db): Promise<void> {
  const seats = [
    ['issuer', 'org-issuer'],
    ['lead-underwriter', 'org-bank'],
    ['counsel', 'org-counsel'],
    ['auditor', 'org-auditor'],
    ['rater', 'org-rater'],
    ['enhancer', 'org-enhancer'],
    ['guarantor', 'org-guarantor'],
    ['trustee', 'org-trustee'],
    ['registrar', 'org-registrar'],
    ['steward', 'org-park'],
  ] as const
  await db
    .insertInto('seat')
    .values(
      seats.map(([capacity, organisation]) => ({
        id: `seat-${capacity}`,
        project: 'p1',
        run: null,
        capacity,
        organisation,
        mode: 'platform' as const,
        from_at: at,
        until_at: null,
      })),
    )
    .execute()
}
