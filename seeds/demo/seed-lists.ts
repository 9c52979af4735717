import { randomUUID } from 'node:crypto'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { uploadList } from '#app/commands/upload-list.server.ts'
import { gateHere } from '#app/gate/inspect.server.ts'
import { importList } from '#app/jobs/import-list.server.ts'
import { workJobs } from '#app/jobs/work-jobs.server.ts'
import type { Ports } from '#app/ports.ts'
import type { Db } from '#db/connect.ts'
import type { Store } from '#db/files/store.ts'
import { listFacts } from '#db/queries/facts.ts'
import { listLists } from '#db/queries/lists.ts'
import type { Row } from '#db/schema.ts'
import { addDays, addMonths, type IsoDay, startOfDay } from '#workflows/calendar/day.ts'
import { organisationId, personId } from '../cast.ts'
import { storyIds } from '../deal/story-ids.ts'
import { allowed } from '../deal/theatre.ts'
import { type KnownFirm, listText } from './list-rows.ts'

/** The project whose title is about to end while it is under review, and whose issuer hands in its points. */
const told = { name: '26䶮行MTN001(科创债)', issuer: 'yanxing' } as const

/** A small recommended list read by the real job, a title about to end, and a sheet of innovation points. Told once. */
export async function seedLists(db: Db, store: Store, today: IsoDay, say: (line: string) => void): Promise<void> {
  if ((await listLists(db)).length > 0) return
  say('示例名单、称号与积分')
  const ports: Ports = { newId: storyIds(randomUUID()), now: () => startOfDay(today) }
  const project = await db.selectFrom('project').selectAll().where('name', '=', told.name).executeTakeFirst()
  if (project) await recordTitleAndPoints(db, project, today, ports)
  await importSample(db, store, today, ports)
}

async function recordTitleAndPoints(db: Db, project: Row<'project'>, today: IsoDay, ports: Ports): Promise<void> {
  const validTo = addDays(today, 12)
  const title = {
    kind: 'high-tech',
    certificateNumber: `GR${addMonths(validTo, -36).slice(0, 4)}61000128`,
    validFrom: addMonths(validTo, -36),
    validTo,
    evidence: '示例证书',
  }
  const value = (indicator: string, amount: string, source: string) => ({ indicator, value: amount, source })
  const points = [
    value('research-spend', '5200', '示例审计报告'),
    value('research-growth', '21.4', '示例审计报告'),
    value('research-share', '7.8', '示例审计报告'),
    value('research-staff', '34', '示例人员花名册'),
    value('patent-filings', '18', '示例专利清单'),
    value('pct-filings', '3', '示例专利清单'),
    value('hightech-revenue', '48600', '示例审计报告'),
    value('revenue', '66700', '示例审计报告'),
    value('revenue-growth', '16.2', '示例审计报告'),
    value('graduate-staff', '22', '示例人员花名册'),
    value('return-on-equity', '9.6', '示例审计报告'),
    value('taxes', '3150', '示例完税证明'),
    value('platforms', '1', '示例批复'),
    value('programmes', '0', '示例说明'),
  ]
  const facts = [
    { key: 'science.titles', value: [title], sample: true },
    { key: 'innovation.stage', value: 'growth', sample: true },
    { key: 'innovation.values', value: points, sample: true },
  ]
  const person = personId(told.issuer, 'issuer')
  const actor = { person, organisation: organisationId(told.issuer), seats: ['issuer.maker' as const] }
  const scope = { kind: 'project', id: project.id }
  const command = { project: project.id, scope, facts, actor, key: `demo-lists:${project.id}` }
  allowed('fact.record', await recordFacts(db, command, ports))
}

/** Issuers of the demo that hold a title of this kind, as they said themselves. */
async function knownFirms(db: Db): Promise<KnownFirm[]> {
  const projects = await db
    .selectFrom('project')
    .innerJoin('organisation', 'organisation.id', 'project.issuer')
    .select(['project.id', 'organisation.name'])
    .where('project.issuer_kind', '=', 'tech-firm')
    .orderBy('project.opened_at')
    .orderBy('project.id')
    .execute()
  const firms = new Map<string, KnownFirm>()
  for (const { id, name } of projects) {
    const facts = new Map((await listFacts(db, id)).map(({ key, value }) => [key, JSON.parse(value) as unknown]))
    const [code, titles] = [facts.get('issuer.creditCode'), facts.get('science.titles')]
    const [title] = Array.isArray(titles) ? (titles as Record<string, string>[]) : []
    if (typeof code !== 'string' || !title?.validTo) continue
    const { certificateNumber = '', validFrom = '', validTo } = title
    firms.set(name, { name, code, certificate: certificateNumber, validFrom, validTo })
  }
  return [...firms.values()]
}

async function importSample(db: Db, store: Store, today: IsoDay, ports: Ports): Promise<void> {
  const by = {
    person: personId('park', 'steward'),
    organisation: organisationId('park'),
    everybody: false,
    sample: true,
    address: 'demo',
  }
  const form = {
    kind: 'high-tech',
    region: '江苏省',
    year: today.slice(0, 4),
    batch: '第一批',
    body: '示例认定管理机构',
    source: '示例公告（演示用，并无此文件）',
    publishedOn: addMonths(today, -1),
    mode: 'replace',
  }
  const bytes = new TextEncoder().encode(listText(today, await knownFirms(db)))
  allowed(
    'list.import',
    await uploadList({ db, store, gate: gateHere }, { form, name: '示例名单.csv', bytes, by }, ports),
  )
  const round = { kinds: { 'import-list': importList }, goOn: () => true, report: throwIt }
  await workJobs({ db, ports, store }, round)
}

const throwIt = (error: unknown): never => {
  throw error
}
