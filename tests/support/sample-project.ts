import { recordFacts } from '#app/commands/record-facts.server.ts'
import type { Db } from '#db/connect.ts'
import { type SampleDeal, sampleDates, sampleFacts } from '#seeds/sample-facts/sample-facts.ts'
import { organisations, plain, type TestPorts } from '#tests/support/desk.ts'
import { addMonths } from '#workflows/calendar/day.ts'
import type { IssuerKind, Route, Venue } from '#workflows/kit/seats.ts'
import { termsAtBirth } from '#workflows/outstanding/terms.ts'

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

export const sampleDeal = (of: SampleCase, more: Partial<SampleDeal> = {}): SampleDeal => ({
  issuerName: organisations.issuer[1],
  real: false,
  region: '北京',
  on: '2026-03-02',
  leadUnderwriter: organisations.bank[1],
  privatePlacement: of.placement === 'private',
  ...of,
  offering: {
    bookOn: '2026-06-16',
    lines: [{ tenor: of.product === 'SCP' ? '270D' : '5+3+2Y', plannedFen: 40_000_000_000, couponPercent: '2.10' }],
  },
  ...more,
})

const at = '2026-03-02T01:00:00.000Z'

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

async function insertRegistration(db: Db): Promise<void> {
  await db
    .insertInto('registration')
    .values({
      id: 'r1',
      project: 'p1',
      number: '示例〔2026〕901号',
      products: 'MTN',
      amount: 100_000_000_000,
      months: 24,
      accepted_on: '2026-04-01',
      granted_on: '2026-05-20',
      effective_to: '2028-05-20',
      origin: 'filed',
      outcome: null,
      receipt: 'R-20260331-0001',
      created_at: at,
      ended_at: null,
    })
    .execute()
  await insertRun(db, { id: 'run-registration', stage: 'registration', kind: 'registration', subject: 'r1' })
  await insertEvent(db, { id: 'e-submit', run: 'run-registration', seq: 901, type: 'filing.submit', data: {} })
  await insertEvent(db, { id: 'e-accept', run: 'run-registration', seq: 902, type: 'filing.accept', data: {} })
}

type NewRun = { id: string; stage: string; kind: string; subject: string; state?: string; context?: unknown }

const insertRun = (db: Db, { id, stage, kind, subject, state = 'preparing', context = {} }: NewRun) =>
  db
    .insertInto('run')
    .values({
      id,
      project: 'p1',
      stage,
      subject_kind: kind,
      subject_id: subject,
      ordinal: 1,
      parent_run: null,
      opened_by_event: null,
      stage_version: 1,
      state,
      context: JSON.stringify(context),
      status: 'active',
      awaiting: '',
      revision: 0,
      opened_at: at,
      changed_at: at,
    })
    .execute()

const insertEvent = (db: Db, event: { id: string; run: string; seq: number; type: string; data: unknown }) =>
  db
    .insertInto('event')
    .values({
      id: event.id,
      project: 'p1',
      seq: event.seq,
      run: event.run,
      stage: null,
      type: event.type,
      data: JSON.stringify(event.data),
      given: '{}',
      by_person: 'maker',
      by_organisation: 'org-bank',
      by_seats: 'lead-underwriter',
      recorded: null,
      cause: null,
      at,
      state_before: null,
      state_after: null,
      revision: 1,
      previous: '',
      hash: event.id,
    })
    .execute()

async function insertSupport(db: Db): Promise<void> {
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

async function insertRound(db: Db): Promise<void> {
  await db
    .insertInto('round')
    .values({
      id: 'round-1',
      project: 'p1',
      run: 'run-registration',
      ordinal: 1,
      origin: 'review',
      return_to: 'reviewing',
      issued_at: '2026-04-13T01:00:00.000Z',
      issued_by: 'reviewer',
      replied_at: null,
    })
    .execute()
  const item = { round: 'round-1', basis: null, anchor: null, state: 'answered' as const, severity: '一般' }
  await db
    .insertInto('item')
    .values([
      { ...item, id: 'i1', number: 1, title: '募集资金', category: '募集资金', question: '请说明投向比例的测算口径。' },
      { ...item, id: 'i2', number: 2, title: '研发投入', category: '科技属性', question: '请核对研发投入。' },
    ])
    .execute()
  await db
    .insertInto('reply')
    .values({
      id: 'reply-1',
      item: 'i1',
      text: '比例为投向科技创新领域的金额与募集资金总额之比。',
      verification: '经核查，口径一致。',
      changed: JSON.stringify(['第四章 募集资金运用：补充测算口径。']),
      version: 1,
      by_person: 'maker',
      at,
      submitted_at: null,
    })
    .execute()
}

async function insertIssue(db: Db, deal: SampleDeal): Promise<void> {
  const [line] = deal.offering.lines
  if (!line) throw new Error('a line is expected')
  const dates = sampleDates(deal)
  await db
    .insertInto('offering')
    .values({
      id: 'o1',
      project: 'p1',
      registration: 'r1',
      ordinal: 1,
      kind: 'new',
      name: '示例星河智造2026年度第一期科技创新债券',
      publish_on: dates.publishOn,
      book_on: dates.bookOn,
      payment_on: dates.paymentOn,
      value_on: dates.valueOn,
      listing_on: dates.listingOn,
      book_from: '09:00',
      book_until: '18:00',
      outcome: null,
      created_at: at,
      terms: null,
    })
    .execute()
  const amount = line.plannedFen
  await db
    .insertInto('line')
    .values({
      id: 'l1',
      project: 'p1',
      offering: 'o1',
      ordinal: 1,
      name: '26示例星河PPN001(科创债)',
      tenor: line.tenor,
      planned: amount,
      maximum: amount,
      final: amount,
      rate_low: '1.70',
      rate_high: '2.70',
      coupon: '2.10',
      price: '100',
      multiple: '3.58',
      marginal_multiple: '1.42',
      investors: 1,
      bond: null,
      terms: '{}',
    })
    .execute()
  await insertHolders(db, line.tenor, amount, dates.valueOn)
}

async function insertHolders(db: Db, tenor: string, amount: number, valueOn: string): Promise<void> {
  await db
    .insertInto('bid')
    .values({
      id: 'b1',
      project: 'p1',
      line: 'l1',
      investor: 'org-investor',
      rate: '2.10',
      amount,
      related_at: null,
      version: 1,
      placed_at: at,
      placed_by: 'x',
      withdrawn_at: null,
      replaced_by: null,
    })
    .execute()
  const allotment = {
    id: 'al1',
    project: 'p1',
    line: 'l1',
    bid: 'b1',
    investor: 'org-investor',
    amount,
    payable: amount,
  }
  await db
    .insertInto('allotment')
    .values({ ...allotment, proposed_at: at, confirmed_at: at, paid_at: at, released_at: null })
    .execute()
  await db
    .insertInto('bond')
    .values({
      id: 'bond-1',
      project: 'p1',
      line: 'l1',
      code: '032690001',
      name: '示例星河智造2026年度第一期科技创新债券',
      issued: amount,
      outstanding: amount,
      coupon: '2.10',
      value_on: valueOn,
      maturity_on: addMonths(valueOn, 120),
      terms: JSON.stringify(termsAtBirth({ tenor, couponPercent: '2.10' })),
      origin: 'issued',
      ended_at: null,
      created_at: at,
    })
    .execute()
  await db.updateTable('line').set({ bond: 'bond-1' }).where('id', '=', 'l1').execute()
  const entry = {
    project: 'p1',
    bond: 'bond-1',
    payee: '示例收款方有限公司',
    evidence: null,
    at,
    by_person: 'x',
    tech: 1,
  }
  await db
    .insertInto('proceeds_entry')
    .values([
      { ...entry, id: 'pe1', paid_on: '2026-07-01', use: '研发投入', amount: 1_000_000_000, reverses: null },
      { ...entry, id: 'pe2', paid_on: '2026-07-02', use: '研发投入', amount: 500_000_000, reverses: null },
      { ...entry, id: 'pe3', paid_on: '2026-07-02', use: '研发投入', amount: 500_000_000, reverses: 'pe2' },
    ])
    .execute()
}
