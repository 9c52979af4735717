import { generateFiling } from '#app/commands/generate-filing.server.ts'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { replyItem } from '#app/commands/reply-item.server.ts'
import { inProcessPrinter } from '#app/filings/printer.server.ts'
import { revisionsOf } from '#app/filings/revisions.server.ts'
import { deliver } from '#app/outbox.server.ts'
import type { Ports } from '#app/ports.ts'
import type { Db } from '#db/connect.ts'
import type { Store } from '#db/files/store.ts'
import type { Row } from '#db/schema.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { organisationId, personId } from '../cast.ts'
import { allowed } from '../deal/theatre.ts'
import { portsAfter } from './ports-after.ts'

const key = 'demo-story-round'
const name = '26星河智造MTN002(科创债)'
const business = '从事高端数控装备的研发、生产和销售，核心技术应用于主营业务。'

const maker: Actor = {
  person: personId('lanbank', 'lead-underwriter'),
  organisation: organisationId('lanbank'),
  seats: ['lead-underwriter.maker'],
}

/** A round that is being answered: what was asked is changed in the prospectus and named by a draft, the staff besides. */
export async function seedRound(db: Db, store: Store, now: string, say: (line: string) => void): Promise<void> {
  const told = await db.selectFrom('setting').select('key').where('key', '=', key).executeTakeFirst()
  if (told) return
  const round = await openRound(db)
  if (round) {
    say('示例反馈回复')
    await tell(db, store, round, await portsAfter(db, round.project, now, key))
  }
  await db.insertInto('setting').values({ key, value: 'told', at: now }).execute()
}

const openRound = (db: Db): Promise<Row<'round'> | undefined> =>
  db
    .selectFrom('round')
    .innerJoin('project', 'project.id', 'round.project')
    .innerJoin('run', 'run.id', 'round.run')
    .selectAll('round')
    .where('project.name', '=', name)
    .where('run.state', 'in', ['asked', 'received'])
    .where('round.replied_at', 'is', null)
    .executeTakeFirst()

async function tell(db: Db, store: Store, round: Row<'round'>, ports: Ports): Promise<void> {
  const { project } = round
  const facts = [
    { key: 'issuer.business', value: business, sample: true },
    { key: 'issuer.employees', value: 4321, sample: true },
  ]
  const scope = { kind: 'project', id: project }
  allowed('fact.record', await recordFacts(db, { project, scope, facts, actor: maker, key: `${key}:facts` }, ports))
  const paper = await db
    .selectFrom('filing')
    .select('id')
    .where('project', '=', project)
    .where('template', '=', 'prospectus')
    .executeTakeFirstOrThrow()
  allowed('filing.generate', await generateFiling(db, { filing: paper.id, actor: maker, key: `${key}:paper` }, ports))
  await deliver(db, { store, printer: inProcessPrinter }, ports)
  await draft(db, round, ports)
}

async function draft(db: Db, round: Row<'round'>, ports: Ports): Promise<void> {
  const item = await db
    .selectFrom('item')
    .select('id')
    .where('round', '=', round.id)
    .orderBy('number')
    .executeTakeFirstOrThrow()
  const changes = (await revisionsOf(db, round)).flatMap((revision) =>
    revision.kind === 'revised'
      ? revision.changes
          .filter(({ after }) => after.includes('高端数控装备'))
          .map(({ key: change, kind, chapter, before, after }) => ({
            ...{ filing: revision.filing.id, change },
            ...{ kind, chapter, before, after },
          }))
      : [],
  )
  const form = {
    text: '发行人已在募集说明书“企业基本情况”中更新主营业务的表述。（示例）',
    verification: '主承销商查阅了发行人的业务合同，认为披露与实际一致。（示例）',
    changed: [],
    changes,
  }
  const command = { project: round.project, item: item.id, form, version: 0, actor: maker, key: `${key}:reply` }
  allowed('reply.draft', await replyItem(db, command, ports))
}
