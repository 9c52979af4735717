import type { Db } from '#db/connect.ts'
import { bidsForResult } from '#workflows/finance/bids-for-result.ts'
import { actor, go, type TestPorts } from './desk.ts'
import { mandate, openReserve, people, runOf } from './preparation.ts'

/** 1 亿元 in fen. */
export const yi = 10_000_000_000

export const market = {
  registrar: actor('registrar-1', 'org-registrar', 'registrar'),
  investor: actor('investor-1', 'org-investor', 'investor'),
  fund: actor('fund-1', 'org-fund', 'investor'),
  trustee: actor('trustee-1', 'org-trustee', 'trustee'),
  deputy: actor('issuer-2', 'org-issuer', 'issuer'),
}

export type Line = {
  name?: string
  tenor?: string
  planned: number
  maximum?: number
  rateLow?: string
  rateHigh?: string
}

type Plan = { kind?: 'new' | 'reopening'; bond?: string; name?: string; bookOn?: string }

export const dates = { bookOn: '2026-04-01', paymentOn: '2026-04-02', valueOn: '2026-04-02', listingOn: '2026-04-03' }

export const schedule = {
  ...dates,
  bookFrom: '09:00',
  bookUntil: '18:00',
  paymentHour: '15:00',
  minimumBid: 100_000_000,
  step: 100_000_000,
}

/** An instant of a day at +08:00. */
export const at = (day: string, hour: string): string => new Date(`${day}T${hour}:00+08:00`).toISOString()

/** Every paper on the list is there, as if uploaded. */
async function papersReady(db: Db, made_at: string): Promise<void> {
  const filings = await db.selectFrom('filing').select('id').execute()
  for (const { id } of filings) {
    await db
      .insertInto('filing_version')
      .values({
        id: `version-of-${id}`,
        filing: id,
        number: 99,
        source: 'uploaded',
        state: 'ready',
        template_version: null,
        dossier: null,
        fact_seq: null,
        file: null,
        name: '示例.pdf',
        pages: null,
        refusal: null,
        message_id: null,
        made_by: 'banker-1',
        made_at,
        filed_at: null,
        note: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Steps of an issue, by whoever may take them, on the days of `dates`. */
export function issuing(db: Db, ports: TestPorts) {
  const { banker, checker, issuer } = people
  let bids = 0

  /** A project whose registration of 15亿 exists already. Answers its id and the registration's run. */
  const registered = async (form: Parameters<typeof openReserve>[2] = {}, effectiveTo = '2027-05-26') => {
    const { project, run } = await openReserve(db, ports, form)
    return adopt({ project, registration: await mandate(db, ports, project, run) }, effectiveTo)
  }

  const adopt = async (of: { project: string; registration: string }, effectiveTo = '2027-05-26') => {
    await papersReady(db, ports.now())
    await go(db, ports, of.registration, banker, 'filing.request-review')
    await go(db, ports, of.registration, checker, 'filing.clear', { opinion: '同意' })
    const adopted = { number: '中市协注〔2025〕PPN1号', on: '2025-05-26', amount: 15 * yi, effectiveTo }
    await go(db, ports, of.registration, banker, 'registration.adopt', adopted)
    return of
  }

  /** Plans an issue on the registration; answers its run. */
  const plan = async (of: { project: string; registration: string }, lines: readonly Line[], more: Plan = {}) => {
    await go(db, ports, of.registration, banker, 'offering.plan', {
      kind: 'new',
      name: '26星河智造PPN001(科创债)',
      bookOn: dates.bookOn,
      ...more,
      lines: lines.map((line, index) => ({
        name: `品种${'一二三四'[index]}`,
        tenor: '3Y',
        maximum: line.planned,
        rateLow: '1.00',
        rateHigh: '3.00',
        ...line,
      })),
    })
    return runOf(db, of.project, 'issuance')
  }

  const publish = async (run: string, terms: Record<string, unknown> = {}) => {
    ports.at(at('2026-03-27', '10:00'))
    await go(db, ports, run, banker, 'schedule.set', { ...schedule, ...terms })
    return go(db, ports, run, banker, 'papers.publish', { place: '上海清算所网站' })
  }

  const open = async (run: string) => {
    ports.at(at('2026-04-01', '09:00'))
    return go(db, ports, run, banker, 'book.open')
  }

  const close = async (run: string) => {
    ports.at(at('2026-04-01', '18:00'))
    return go(db, ports, run, banker, 'book.close')
  }

  const lineOf = async (run: string, ordinal = 1) =>
    db
      .selectFrom('line')
      .innerJoin('run', 'run.subject_id', 'line.offering')
      .selectAll('line')
      .where('run.id', '=', run)
      .where('line.ordinal', '=', ordinal)
      .executeTakeFirstOrThrow()

  /** A bid as the book keeps it. */
  const bid = async (run: string, investor: string, rate: string, amount: number, ordinal = 1) => {
    const line = await lineOf(run, ordinal)
    bids += 1
    const id = `bid-${String(bids).padStart(4, '0')}`
    await db
      .insertInto('bid')
      .values({
        id,
        project: line.project,
        line: line.id,
        investor,
        rate,
        amount,
        related_at: null,
        version: 1,
        placed_at: ports.now(),
        placed_by: `${investor}-person`,
        withdrawn_at: null,
        replaced_by: null,
      })
      .execute()
    return id
  }

  /** Sample bids from which a reported coupon, multiple and number of investors come out. */
  const bidsFor = async (run: string, couponPercent: string, multiple: string, investors: number) => {
    const { planned } = await lineOf(run)
    const made = bidsForResult({ sizeFen: planned, couponPercent, multiple, investors, openedAt: ports.now() })
    if (!made.ok) throw new Error(made.message)
    for (const { investor, level, fen } of made.value.bids) {
      const known = await db.selectFrom('organisation').select('id').where('id', '=', investor).executeTakeFirst()
      const row = {
        id: investor,
        name: investor,
        kind: 'investor',
        credit_code: null,
        region: null,
        sample_at: ports.now(),
      }
      if (!known)
        await db
          .insertInto('organisation')
          .values({ ...row, created_at: ports.now() })
          .execute()
      await bid(run, investor, level, fen)
    }
  }

  const allot = async (run: string) => {
    await go(db, ports, run, banker, 'allotment.propose')
    return go(db, ports, run, checker, 'allotment.confirm')
  }

  const allotments = (run: string) =>
    db
      .selectFrom('allotment')
      .innerJoin('line', 'line.id', 'allotment.line')
      .innerJoin('run', 'run.subject_id', 'line.offering')
      .selectAll('allotment')
      .where('run.id', '=', run)
      .where('allotment.released_at', 'is', null)
      .orderBy('allotment.id')
      .execute()

  const receive = async (run: string, only: (row: { investor: string }) => boolean = () => true) => {
    ports.at(at('2026-04-02', '14:00'))
    const due = (await allotments(run)).filter((row) => row.paid_at === null && only(row))
    const payments = due.map(({ id, payable }) => ({ allotment: id, amount: payable }))
    return go(db, ports, run, banker, 'payment.receive', { payments })
  }

  const pay = async (run: string) => {
    await receive(run)
    return go(db, ports, run, banker, 'payment.confirm')
  }

  const register = async (run: string, code = '032600001') => {
    ports.at(at('2026-04-02', '17:00'))
    const lines = await db
      .selectFrom('line')
      .innerJoin('run', 'run.subject_id', 'line.offering')
      .select(['line.id', 'line.final', 'line.ordinal'])
      .where('run.id', '=', run)
      .orderBy('line.ordinal')
      .execute()
    const issued = lines.filter(({ final }) => (final ?? 0) > 0)
    const entries = issued.map(({ id, ordinal }) => ({ line: id, code: `${code.slice(0, -1)}${ordinal}` }))
    return go(db, ports, run, market.registrar, 'securities.register', { registeredOn: '2026-04-02', lines: entries })
  }

  const list = async (run: string) => {
    ports.at(at('2026-04-03', '10:00'))
    return go(db, ports, run, banker, 'listing.confirm', { listedOn: '2026-04-03' })
  }

  /** The whole way with one investor at one rate; answers the project, the issue's run and the bond's. */
  const issued = async (
    line: Line,
    terms: Record<string, unknown> = {},
    on?: { project: string; registration: string },
  ) => {
    const of = on ? await adopt(on) : await registered()
    const run = await plan(of, [line])
    await publish(run, terms)
    await open(run)
    await bid(run, 'org-investor', '1.85', line.planned)
    await close(run)
    await allot(run)
    await pay(run)
    await register(run)
    await list(run)
    return { ...of, issue: run, run: await runOf(db, of.project, 'outstanding') }
  }

  return {
    issuer,
    registered,
    plan,
    publish,
    open,
    close,
    bid,
    bidsFor,
    allot,
    allotments,
    receive,
    pay,
    register,
    list,
    issued,
    lineOf,
  }
}
