import { generateFiling } from '#app/commands/generate-filing.server.ts'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { inProcessPrinter } from '#app/filings/printer.server.ts'
import { deliver } from '#app/outbox.server.ts'
import type { Ports } from '#app/ports.ts'
import type { Db } from '#db/connect.ts'
import type { Store } from '#db/files/store.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { organisationId, personId } from '../cast.ts'
import { storyIds } from '../deal/story-ids.ts'
import { allowed } from '../deal/theatre.ts'

const key = 'demo-story-checks'
const name = '26远澜创投PPN001(科创债)'

const maker: Actor = {
  person: personId('bank', 'lead-underwriter'),
  organisation: organisationId('bank'),
  seats: ['lead-underwriter.maker'],
}

/** A filing under way in which the legal representative changed after two papers were printed and one was printed again. */
export async function seedChecks(db: Db, store: Store, now: string, say: (line: string) => void): Promise<void> {
  const told = await db.selectFrom('setting').select('key').where('key', '=', key).executeTakeFirst()
  if (told) return
  const project = await preparing(db)
  if (project) {
    say('示例文件核对')
    await tell(db, store, project, await afterwards(db, project, now))
  }
  await db.insertInto('setting').values({ key, value: 'told', at: now }).execute()
}

async function preparing(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('project')
    .innerJoin('run', 'run.project', 'project.id')
    .select('project.id')
    .where('project.name', '=', name)
    .where('run.stage', '=', 'registration')
    .where('run.state', '=', 'preparing')
    .executeTakeFirst()
  return row?.id
}

/** Nothing is told before what was told last. */
async function afterwards(db: Db, project: string, now: string): Promise<Ports> {
  const last = await db
    .selectFrom('event')
    .select('at')
    .where('project', '=', project)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  let at = Date.parse(last && last.at > now ? last.at : now)
  return {
    newId: storyIds(`${key} ${project} ${now}`),
    now: () => {
      at += 1000
      return new Date(at).toISOString()
    },
  }
}

async function tell(db: Db, store: Store, project: string, ports: Ports): Promise<void> {
  const papers = await db
    .selectFrom('filing')
    .select(['id', 'template'])
    .where('project', '=', project)
    .where('scope_kind', '=', 'registration')
    .execute()
  const write = async (template: string, at: number) => {
    const filing = papers.find((paper) => paper.template === template)?.id ?? ''
    const command = { filing, actor: maker, key: `${key}:${template}:${at}` }
    allowed('filing.generate', await generateFiling(db, command, ports))
    await deliver(db, { store, printer: inProcessPrinter }, ports)
  }
  await write('application', 1)
  await write('prospectus', 1)
  const facts = [{ key: 'issuer.legalRepresentative', value: '沈示例', sample: true }]
  const scope = { kind: 'project', id: project }
  allowed('fact.record', await recordFacts(db, { project, scope, facts, actor: maker, key: `${key}:fact` }, ports))
  await write('prospectus', 2)
}
