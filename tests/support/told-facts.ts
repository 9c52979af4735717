import { join } from 'node:path'
import { v7 } from 'uuid'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { actorOn } from '#app/reach.server.ts'
import { connect } from '#db/connect.ts'
import { organisationId, personId } from '#seeds/cast.ts'
import { type SampleDeal, sampleFacts } from '#seeds/sample-facts/sample-facts.ts'

/** What the desk knows of an issue, recorded on a project of a stopped server: more than anybody would type in a test. */
export async function tellFacts(dataFolder: string, project: string, deal: SampleDeal, at: string): Promise<void> {
  const db = connect(join(dataFolder, 'kejiban.sqlite'))
  try {
    const row = await db.selectFrom('project').select('id').where('name', '=', project).executeTakeFirstOrThrow()
    const person = personId('bank', 'lead-underwriter')
    const sitting = { person, organisation: organisationId('bank'), capacity: 'lead-underwriter' as const }
    const actor = await actorOn(db, sitting, row.id, null, at)
    const facts = [...sampleFacts(deal), { key: 'plan.filingOn', value: deal.on, sample: true }]
    const scope = { kind: 'project', id: row.id }
    const ports = { newId: () => v7(), now: () => at }
    const done = await recordFacts(db, { project: row.id, scope, facts, actor, key: 'facts-of-the-journey' }, ports)
    if (!done.ok) throw new Error(`${done.message} ${JSON.stringify(done.fields)}`)
  } finally {
    await db.destroy()
  }
}
