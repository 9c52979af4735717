import type { Db } from '#db/connect.ts'
import { listSeatedPeople } from '#db/queries/chapters.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { chapterCapacities } from '#workflows/rules/chapter.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { type ChapterPlace, chapterAt, saveChapter } from './chapter-desk.server.ts'
import { atDesk, type Desk, refused } from './desk.server.ts'
import { projectOfFiling } from './filing-seat.server.ts'

/** Blank: nobody. */
export type AssignChapter = ChapterPlace & { form: { owner: string; checker: string } }

/** Who writes a chapter and who checks it, people of the organisations seated on the project; never the same person. */
export async function assignChapter(
  db: Db,
  command: AssignChapter,
  ports: Ports,
): Promise<{ ok: true; title: string } | Refusal> {
  const project = await projectOfFiling(db, command.filing)
  if (!project) return refuse('unavailable', '没有这份文件。')
  return atDesk(db, project, ports, (desk) =>
    once(desk, { what: 'chapter.assign', ...command }, () => assign(desk, command)),
  )
}

async function assign(desk: Desk, command: AssignChapter): Promise<{ ok: true; title: string }> {
  const place = await chapterAt(desk, command, 'assign')
  const { owner, checker } = command.form
  const people = await listSeatedPeople(desk.tx, desk.project.id, chapterCapacities)
  const unknown = (person: string) => person !== '' && !people.some((one) => one.person === person)
  if (unknown(owner)) throw refused('请按提示更正。', { owner: ['不在本项目的席位上'] })
  if (unknown(checker)) throw refused('请按提示更正。', { checker: ['不在本项目的席位上'] })
  if (owner !== '' && owner === checker) throw refused('请按提示更正。', { checker: ['复核人不能是编写人'] })
  if (checker !== '' && checker === place.now.writer)
    throw refused('请按提示更正。', { checker: ['现有文字由该人编写，请另选复核人'] })
  const change = { owner: owner === '' ? null : owner, checker: checker === '' ? null : checker }
  await saveChapter(desk, place, change, { type: 'chapter.assign', by: command.actor, data: change })
  return { ok: true, title: place.now.title }
}
