import { setCaseAside } from '#app/commands/set-case-aside.server.ts'
import type { Db } from '#db/connect.ts'
import { addWorkingDays } from '#workflows/calendar/calendar.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'
import { storyIds } from '../deal/story-ids.ts'
import { allowed } from '../deal/theatre.ts'
import { sitter } from './sitter.ts'
import { afterwards } from './told-before.ts'

const key = 'demo-story-aside'

/** A case whose opinions are being answered, put aside by its first reviewer until the third working day from now. */
export async function seedAside(db: Db, now: string, say: (line: string) => void): Promise<void> {
  const told = await db.selectFrom('setting').select('key').where('key', '=', key).executeTakeFirst()
  if (told) return
  const project = await answering(db)
  const actor = project && (await sitter(db, project, 'venue-review'))
  if (project && actor) {
    say('示例搁置')
    const ports = await afterwards(db, project, now, storyIds(`${key} ${project}`), 1000)
    const until = addWorkingDays(builtInRulebook.calendars.statutory, legalDay(ports.now()), 3)
    const command = { project, until, reason: '等发行人回复意见后一并看（示例）', actor, key: `${key}:aside` }
    allowed('case.set-aside', await setCaseAside(db, command, ports))
  }
  await db.insertInto('setting').values({ key, value: 'told', at: now }).execute()
}

/** Its clock stands still while the other side answers, so that no due day of the demo comes in between. */
async function answering(db: Db): Promise<string | undefined> {
  const run = await db
    .selectFrom('run')
    .innerJoin('project', 'project.id', 'run.project')
    .select('run.project')
    .where('run.stage', '=', 'registration')
    .where('run.status', '=', 'active')
    .where('run.state', 'in', ['asked', 'received'])
    .where('project.venue', '=', 'SZSE')
    .orderBy('project.number')
    .executeTakeFirst()
  return run?.project
}
