import type { Db } from '#db/connect.ts'
import { listSeatedPeople } from '#db/queries/chapters.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { chapterCapacities } from '#workflows/rules/chapter.ts'
import type { ChapterNow } from '../chapters/read-chapters.server.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { type ChapterPlace, chapterFor, chaptersAt, saveChapter } from './chapter-desk.server.ts'
import { type Turn, tellTurns } from './chapter-turns.server.ts'
import { atDesk, type Desk, refused } from './desk.server.ts'
import { projectOfFiling } from './filing-seat.server.ts'

/** Blank: nobody. */
export type AssignChapters = Omit<ChapterPlace, 'chapter'> & {
  chapters: readonly string[]
  form: { owner: string; checker: string }
}

/**
 * Who writes chapters and who checks them, people of the organisations seated on the project; never the same person. All of
 * the chapters or none; each person hears of his in one notice.
 */
export async function assignChapters(
  db: Db,
  command: AssignChapters,
  ports: Ports,
): Promise<{ ok: true; count: number } | Refusal> {
  const project = await projectOfFiling(db, command.filing)
  if (!project) return refuse('unavailable', '没有这份文件。')
  return atDesk(db, project, ports, (desk) =>
    once(desk, { what: 'chapter.assign', ...command }, () => assign(desk, command)),
  )
}

async function assign(desk: Desk, command: AssignChapters): Promise<{ ok: true; count: number }> {
  const { actor } = command
  const { filing, all } = await chaptersAt(desk, command.filing)
  const chapters = command.chapters.map((key) => chapterFor(all, key, actor, 'assign'))
  await refuseUnseated(desk, command.form)
  const written = chapters.find(({ writer }) => command.form.checker !== '' && command.form.checker === writer)
  if (written) throw refused('请按提示更正。', { checker: [`“${written.title}”现有文字由该人编写，请另选复核人`] })
  const change = { owner: command.form.owner || null, checker: command.form.checker || null }
  for (const now of chapters)
    await saveChapter(desk, { filing, now }, change, { type: 'chapter.assign', by: actor, data: change })
  await tellTurns(desk, filing, actor.person, turnsOf(chapters, change))
  return { ok: true, count: chapters.length }
}

async function refuseUnseated(desk: Desk, { owner, checker }: AssignChapters['form']): Promise<void> {
  const people = await listSeatedPeople(desk.tx, desk.project.id, chapterCapacities)
  const unknown = (person: string) => person !== '' && !people.some((one) => one.person === person)
  if (unknown(owner)) throw refused('请按提示更正。', { owner: ['不在本项目的席位上'] })
  if (unknown(checker)) throw refused('请按提示更正。', { checker: ['不在本项目的席位上'] })
  if (owner !== '' && owner === checker) throw refused('请按提示更正。', { checker: ['复核人不能是编写人'] })
}

type Given = { owner: string | null; checker: string | null }

/** Only who was not asked before: a chapter that somebody has already is no news to him. */
function turnsOf(chapters: readonly ChapterNow[], { owner, checker }: Given): Turn[] {
  const toWrite = chapters.filter((now) => now.owner !== owner && ['waiting', 'drafting'].includes(now.state))
  const toCheck = chapters.filter((now) => now.checker !== checker && now.state === 'checking')
  return [
    { person: owner, what: 'write', chapters: toWrite },
    { person: checker, what: 'check', chapters: toCheck },
  ]
}
