import { generateFiling } from '#app/commands/generate-filing.server.ts'
import { type NewFact, recordFacts } from '#app/commands/record-facts.server.ts'
import { inProcessPrinter } from '#app/filings/printer.server.ts'
import { deliver } from '#app/outbox.server.ts'
import type { Ports } from '#app/ports.ts'
import type { Db } from '#db/connect.ts'
import type { Store } from '#db/files/store.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { organisationId, personId } from '../cast.ts'
import { storyIds } from '../deal/story-ids.ts'
import { allowed } from '../deal/theatre.ts'
import { specialTableValues } from '../sample-facts/special-tables.ts'
import { afterwards, inPreparation } from './told-before.ts'

const key = 'demo-story-checks'
const name = '26远澜创投PPN001(科创债)'

const maker: Actor = {
  person: personId('bank', 'lead-underwriter'),
  organisation: organisationId('bank'),
  seats: ['lead-underwriter.maker'],
}

/**
 * A filing under way in which the legal representative changed after two papers were printed and one was printed again, and
 * in which circumstances came up that ask for papers of their own.
 */
export async function seedChecks(db: Db, store: Store, now: string, say: (line: string) => void): Promise<void> {
  const told = await db.selectFrom('setting').select('key').where('key', '=', key).executeTakeFirst()
  if (told) return
  const project = (await inPreparation(db, name))?.id
  if (project) {
    say('示例文件核对')
    await tell(db, store, project, await afterwards(db, project, now, storyIds(`${key} ${project} ${now}`), 1000))
  }
  await db.insertInto('setting').values({ key, value: 'told', at: now }).execute()
}

async function tell(db: Db, store: Store, project: string, ports: Ports): Promise<void> {
  const write = async (template: string, at: number) => {
    const filing = await paperOf(db, project, template)
    const command = { filing, actor: maker, key: `${key}:${template}:${at}` }
    allowed('filing.generate', await generateFiling(db, command, ports))
    await deliver(db, { store, printer: inProcessPrinter }, ports)
  }
  await write('application', 1)
  await write('prospectus', 1)
  const record = async (facts: NewFact[], what: string) => {
    const scope = { kind: 'project', id: project }
    const command = { project, scope, facts, actor: maker, key: `${key}:${what}` }
    allowed('fact.record', await recordFacts(db, command, ports))
  }
  await record([{ key: 'issuer.legalRepresentative', value: '沈示例', sample: true }], 'fact')
  await write('prospectus', 2)
  await record(circumstancesOn(legalDay(ports.now())), 'circumstances')
  await write('table-related-parties', 1)
}

async function paperOf(db: Db, project: string, template: string): Promise<string> {
  const row = await db
    .selectFrom('filing')
    .select('id')
    .where('project', '=', project)
    .where('scope_kind', '=', 'registration')
    .where('template', '=', template)
    .executeTakeFirstOrThrow()
  return row.id
}

/** Two circumstances come up: of the one everything is told and its table printed, of the other nothing is known yet. */
function circumstancesOn(on: string): NewFact[] {
  const told = specialTableValues({
    issuerName: '示例远澜创业投资有限公司',
    issuerKind: 'equity-investor',
    route: 'interbank',
    venue: 'NAFMII',
    product: 'PPN',
    privatePlacement: true,
    real: false,
    on,
    offering: { bookOn: on, lines: [{ tenor: '5+3+2Y', plannedFen: 40_000_000_000 }] },
    circumstances: { 'circumstances.relatedParty': true },
  })
  const stated = { 'circumstances.relatedParty': true, 'circumstances.materialMatters': true, ...told }
  return Object.entries(stated).map(([key, value]) => ({ key, value, sample: true }))
}
