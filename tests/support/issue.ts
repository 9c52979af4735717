import type { Db } from '#db/connect.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from './desk.ts'
import type { Engine } from './engines.ts'
import { bidding, booking } from './issue-book.ts'
import type { Line } from './issue-market.ts'
import { registering } from './issue-registration.ts'
import { settling } from './issue-settlement.ts'
import { runOf } from './preparation.ts'

/** Steps of an issue, by whoever may take them, on the days of `dates`. */
export function issuing(db: Db, ports: TestPorts) {
  const steps = { ...registering(db, ports), ...booking(db, ports), ...bidding(db, ports), ...settling(db, ports) }

  /** The whole way with one investor at one rate; answers the project, the issue's run and the bond's. */
  const issued = async (
    line: Line,
    terms: Record<string, unknown> = {},
    on?: { project: string; registration: string },
  ) => {
    const of = on ? await steps.adopt(on) : await steps.registered()
    const run = await steps.plan(of, [line])
    await steps.publish(run, terms)
    await steps.open(run)
    await steps.bid(run, 'org-investor', '1.85', line.planned)
    await steps.close(run)
    await steps.allot(run)
    await steps.pay(run)
    await steps.register(run)
    await steps.list(run)
    return { ...of, issue: run, run: await runOf(db, of.project, 'outstanding') }
  }

  return { ...steps, issued }
}

/** A scratch database with the organisations of the tests, its clock and the steps of an issue on it. */
export async function issueScene(create: Engine['create']) {
  const scratch = await create()
  const db = await scratchDb(scratch.url)
  const ports = testPorts()
  await seedOrganisations(db)
  const close = async () => {
    await db.destroy()
    await scratch.drop()
  }
  return { db, ports, steps: issuing(db, ports), close }
}
