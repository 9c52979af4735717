import type { Db } from '#db/connect.ts'
import { type SampleDeal, sampleDates } from '#seeds/sample-facts/sample-facts.ts'
import { addMonths } from '#workflows/calendar/day.ts'
import { termsAtBirth } from '#workflows/outstanding/terms.ts'
import { rowsAt as at } from './registration.ts'

/** An issue that was booked, allotted and paid, its bond and what was used of the proceeds. */
export async function insertIssue(db: Db, deal: SampleDeal): Promise<void> {
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
  await insertHolder(db, amount)
  await insertBond(db, line.tenor, amount, dates.valueOn)
  await insertProceeds(db)
  await insertObligations(db, amount)
}

async function insertHolder(db: Db, amount: number): Promise<void> {
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
}

async function insertBond(db: Db, tenor: string, amount: number, valueOn: string): Promise<void> {
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
}

async function insertObligations(db: Db, amount: number): Promise<void> {
  const owed = {
    project: 'p1',
    bond: 'bond-1',
    state: 'due' as const,
    done_on: null,
    done_event: null,
    notice_due_on: null,
    notice_on: null,
    basis: '{}',
    created_at: at,
  }
  const interest = { kind: 'interest', title: '2027年付息', nominal_on: '2027-06-17', due_on: '2027-06-17' }
  const report = { kind: 'disclosure', title: '披露2026年度受托管理事务报告', nominal_on: null, due_on: '2027-06-30' }
  await db
    .insertInto('obligation')
    .values([
      { ...owed, ...interest, id: 'ob-interest', amount: Math.round(amount * 0.021) },
      { ...owed, ...report, id: 'ob-report', amount: null },
    ])
    .execute()
}

async function insertProceeds(db: Db): Promise<void> {
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
