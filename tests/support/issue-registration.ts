import type { Db } from '#db/connect.ts'
import { go, type TestPorts } from './desk.ts'
import { dates, type Line, yi } from './issue-market.ts'
import { mandate, openReserve, people, runOf } from './preparation.ts'

type Plan = { kind?: 'new' | 'reopening'; bond?: string; name?: string; bookOn?: string }

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

/** A registration that exists already, and issues planned on it. */
export function registering(db: Db, ports: TestPorts) {
  const { banker, checker } = people

  const adopt = async (of: { project: string; registration: string }, effectiveTo = '2027-05-26') => {
    await papersReady(db, ports.now())
    await go(db, ports, of.registration, banker, 'filing.request-review')
    await go(db, ports, of.registration, checker, 'filing.clear', { opinion: '同意' })
    const adopted = { number: '中市协注〔2025〕PPN1号', on: '2025-05-26', amount: 15 * yi, effectiveTo }
    await go(db, ports, of.registration, banker, 'registration.adopt', adopted)
    return of
  }

  /** A project whose registration of 15亿 exists already. Answers its id and the registration's run. */
  const registered = async (form: Parameters<typeof openReserve>[2] = {}, effectiveTo = '2027-05-26') => {
    const { project, run } = await openReserve(db, ports, form)
    return adopt({ project, registration: await mandate(db, ports, project, run) }, effectiveTo)
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

  return { adopt, registered, plan }
}
