import { advanceStage } from '#app/commands/advance-stage.server.ts'
import { generateDutyPaper } from '#app/commands/generate-duty-paper.server.ts'
import { inProcessPrinter } from '#app/filings/printer.server.ts'
import { deliver } from '#app/outbox.server.ts'
import type { Db } from '#db/connect.ts'
import type { Store } from '#db/files/store.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { organisationId, personId } from '../cast.ts'
import { allowed } from '../deal/theatre.ts'
import { portsAfter } from './ports-after.ts'

const key = 'demo-story-letters'
const asked = '26星河智造MTN002(科创债)'

const banker: Actor = {
  person: personId('lanbank', 'lead-underwriter'),
  organisation: organisationId('lanbank'),
  seats: ['lead-underwriter.maker'],
}

const issuer: Actor = {
  person: personId('yuanlan', 'issuer'),
  organisation: organisationId('yuanlan'),
  seats: ['issuer'],
}

/** Two papers that are waiting for somebody: a longer time to reply, asked for, and the next coupon's notice in draft. */
export async function seedLetters(db: Db, store: Store, now: string, say: (line: string) => void): Promise<void> {
  const told = await db.selectFrom('setting').select('key').where('key', '=', key).executeTakeFirst()
  if (told) return
  say('示例往来函件')
  await askForTime(db, store, now)
  await draftNotice(db, store, now)
  await db.insertInto('setting').values({ key, value: 'told', at: now }).execute()
}

async function askForTime(db: Db, store: Store, now: string): Promise<void> {
  const run = await db
    .selectFrom('run')
    .innerJoin('project', 'project.id', 'run.project')
    .select(['run.id', 'run.project', 'run.revision'])
    .where('project.name', '=', asked)
    .where('run.stage', '=', 'registration')
    .where('run.state', '=', 'asked')
    .executeTakeFirst()
  if (!run) return
  const ports = await portsAfter(db, run.project, now, key)
  const data = { days: 5, reason: '补充审计程序尚未完成（示例）' }
  const step = { run: run.id, revision: run.revision, type: 'extension.apply', data, actor: banker, key: `${key}:time` }
  allowed('extension.apply', await advanceStage(db, step, ports))
  await deliver(db, { store, printer: inProcessPrinter }, ports)
}

async function draftNotice(db: Db, store: Store, now: string): Promise<void> {
  const owed = await db
    .selectFrom('obligation')
    .innerJoin('project', 'project.id', 'obligation.project')
    .select(['obligation.id', 'obligation.project'])
    .where('project.issuer', '=', issuer.organisation)
    .where('obligation.kind', '=', 'interest')
    .where('obligation.state', '=', 'due')
    .orderBy('obligation.due_on')
    .executeTakeFirst()
  if (!owed) return
  const ports = await portsAfter(db, owed.project, now, key)
  const command = { obligation: owed.id, actor: issuer, key: `${key}:notice` }
  allowed('filing.generate', await generateDutyPaper(db, command, ports))
  await deliver(db, { store, printer: inProcessPrinter }, ports)
}
