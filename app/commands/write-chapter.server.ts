import type { Db } from '#db/connect.ts'
import { withoutNumbers } from '#templates/chapters/bare-title.ts'
import { type ReadNotation, readNotation } from '#templates/chapters/read-notation.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { quoteProblem } from '../chapters/quote-problem.ts'
import { factsAt } from '../chapters/read-chapters.server.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { type ChapterPlace, chapterAt, putText } from './chapter-desk.server.ts'
import { atDesk, type Desk, refusal, refused } from './desk.server.ts'
import { projectOfFiling } from './filing-seat.server.ts'

/** `typed` null: the generated text stands again. `revision` is the one the writer began from. */
export type WriteChapter = ChapterPlace & { typed: string | null; revision: number }

type Written = { ok: true; title: string; revision: number }

/**
 * Puts what somebody typed in place of a chapter. Stale where another wrote in between: nothing is saved and nothing is
 * lost, the screen shows both. Faults come back on `typed`, each with its line.
 */
export async function writeChapter(db: Db, command: WriteChapter, ports: Ports): Promise<Written | Refusal> {
  const project = await projectOfFiling(db, command.filing)
  if (!project) return refuse('unavailable', '没有这份文件。')
  return atDesk(db, project, ports, (desk) =>
    once(desk, { what: 'chapter.write', ...command }, () => write(desk, command)),
  )
}

async function write(desk: Desk, command: WriteChapter): Promise<Written> {
  const { actor, typed } = command
  const place = await chapterAt(desk, command, 'write')
  const { now, filing } = place
  if (command.revision !== (now.row?.revision ?? 0))
    throw refusal(refuse('stale', '您编写期间，本章已被他人改动；您写的内容仍在，请对照后再保存。'))
  if (typed === null) {
    const revision = await putText(desk, place, { source: 'generated', blocks: null }, actor)
    return { ok: true, title: now.title, revision }
  }
  if (!now.writable) throw refusal(refuse('unavailable', '本章是签署页，由平台编排。'))
  const facts = await factsAt(desk, filing, desk.ports.now())
  const read = readNotation(typed, (ref) => quoteProblem(ref, facts))
  if (!read.ok) throw refused('有几处没有写对，没有保存；您写的内容仍在。', { typed: sentences(read) })
  const blocks = place.byEngine ? withoutNumbers(read.blocks) : read.blocks
  const revision = await putText(desk, place, { source: 'written', blocks }, actor)
  return { ok: true, title: now.title, revision }
}

/** Of hundreds of faults the first are enough to begin with. */
const sentences = ({ errors }: Extract<ReadNotation, { ok: false }>): string[] => [
  ...errors.slice(0, 30).map(({ line, message }) => `第 ${line} 行：${message}`),
  ...(errors.length > 30 ? [`另有 ${errors.length - 30} 处`] : []),
]
