import { advanceStage } from '#app/commands/advance-stage.server.ts'
import type { Ports } from '#app/ports.ts'
import type { Db } from '#db/connect.ts'
import { findRun } from '#db/queries/runs.ts'
import { allowed } from '../deal/theatre.ts'
import { sitter } from './sitter.ts'
import { afterwards } from './told-before.ts'

const key = 'demo-story-green'

/** Interbank filings under review whose green channel was asked for: one is granted, one granted and later revoked. */
export async function seedGreen(db: Db, real: Ports, say: (line: string) => void): Promise<void> {
  const now = real.now()
  const told = await db.selectFrom('setting').select('key').where('key', '=', key).executeTakeFirst()
  if (told) return
  const [granted, revoked] = await asking(db)
  if (granted) {
    say('示例绿色通道')
    await tell(db, granted, real, [['venue-review', 'green.grant', contact]])
  }
  if (revoked) {
    await tell(db, revoked, real, [
      ['venue-review', 'green.grant', contact],
      ['lead-underwriter', 'matter.report', matter(now)],
      ['venue-review', 'green.revoke', { reason: '发行人报告的重大诉讼尚未办结，不再符合没有异常情形的条件。' }],
    ])
  }
  await db.insertInto('setting').values({ key, value: 'told', at: now }).execute()
}

const contact = { contact: '示例审核人员 010-00000000' }
const matter = (now: string) => ({
  kind: '重大诉讼',
  occurredOn: now.slice(0, 10),
  description: '示例：发行人新增一项知识产权诉讼，涉案金额占净资产百分之六。',
})

async function asking(db: Db): Promise<{ project: string; run: string }[]> {
  const rows = await db
    .selectFrom('run')
    .innerJoin('project', 'project.id', 'run.project')
    .select(['project.id as project', 'run.id as run'])
    .where('run.stage', '=', 'registration')
    .where('run.status', '=', 'active')
    .where('run.state', 'in', ['accepted', 'reviewing', 'asked', 'concurring'])
    .where('project.route', '=', 'interbank')
    .where('project.green_asked_at', 'is not', null)
    .where('project.green_at', 'is', null)
    .orderBy('project.number')
    .execute()
  const seated = []
  for (const row of rows) if (await sitter(db, row.project, 'venue-review')) seated.push(row)
  return seated
}

type Told = [capacity: 'venue-review' | 'lead-underwriter', type: string, data: Record<string, string>]

async function tell(db: Db, { project, run }: { project: string; run: string }, real: Ports, steps: readonly Told[]) {
  const ports = await afterwards(db, project, real.now(), real.newId, 1000)
  for (const [capacity, type, data] of steps) {
    const actor = await sitter(db, project, capacity)
    const row = await findRun(db, run)
    if (!actor || !row) return
    const command = { run, revision: row.revision, type, data, actor, key: `${key}:${run}:${type}` }
    allowed(type, await advanceStage(db, command, ports))
  }
}
