import type { Db } from '#db/connect.ts'
import { reason as reasonText } from '#workflows/kit/body.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { isChecked } from '../chapters/chapter-warnings.ts'
import { digestOf } from '../chapters/read-chapters.server.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { type ChapterPlace, chapterAt, saveChapter } from './chapter-desk.server.ts'
import { type Turn, tellTurns, turnDone } from './chapter-turns.server.ts'
import { atDesk, type Desk, refusal, refused } from './desk.server.ts'
import { projectOfFiling } from './filing-seat.server.ts'

/** `revision` is the one that was on screen: nobody checks a text that he has not seen. */
export type MoveChapter = ChapterPlace & {
  move: 'submit' | 'pass' | 'return'
  revision: number
  form: { reason: string }
}

type Moved = { ok: true; title: string }

/** 提交复核, 复核通过, 退回: what is passed is kept by its digest, so that any later change of what it prints is seen. */
export async function moveChapter(db: Db, command: MoveChapter, ports: Ports): Promise<Moved | Refusal> {
  const project = await projectOfFiling(db, command.filing)
  if (!project) return refuse('unavailable', '没有这份文件。')
  return atDesk(db, project, ports, (desk) =>
    once(desk, { what: 'chapter.move', ...command }, () => move(desk, command)),
  )
}

async function move(desk: Desk, command: MoveChapter): Promise<Moved> {
  const { actor, form } = command
  const place = await chapterAt(desk, command, command.move === 'submit' ? 'submit' : 'check')
  const { now } = place
  if (command.revision !== (now.row?.revision ?? 0))
    throw refusal(refuse('stale', '本章刚刚有改动，请看过最新内容后再办理。'))
  const reason = command.move === 'return' ? reasonOf(form.reason) : ''
  const [type, change] = {
    submit: ['chapter.submit', { state: 'checking', returned_because: null, handed_in_by: actor.person }] as const,
    pass: ['chapter.check', { state: 'checked', checked_digest: digestOf(now.blocks) }] as const,
    return: ['chapter.return', { state: 'drafting', returned_because: reason }] as const,
  }[command.move]
  await saveChapter(desk, place, change, { type, by: actor, data: command.move === 'return' ? { reason } : {} })
  await turnDone(desk, place.filing.id, now.key, actor.person)
  await tellTurns(desk, place.filing, actor.person, [nextTurn(place, command.move, reason)])
  return { ok: true, title: now.title }
}

/** Handed in, it is the checker's; handed back, whose it is to write, or of a chapter without an owner who handed it in. */
function nextTurn({ now, all }: Awaited<ReturnType<typeof chapterAt>>, to: MoveChapter['move'], because: string): Turn {
  const chapters = [now]
  if (to === 'submit') return { person: now.checker, what: 'check', chapters }
  const person = now.owner ?? now.row?.handed_in_by ?? null
  if (to === 'return') return { person, what: 'mend', chapters, because }
  const left = all.filter(
    (chapter) => chapter.key !== now.key && (chapter.owner || chapter.checker) && !isChecked(chapter),
  )
  return {
    person,
    what: 'checked',
    chapters,
    because: left.length > 0 ? `已分工的章节还有 ${left.length} 章未复核` : '已分工的各章都已复核，可以生成文件',
  }
}

function reasonOf(typed: string): string {
  if (typed.trim() === '') throw refused('请按提示更正。', { reason: ['请填写退回理由'] })
  const read = reasonText.safeParse(typed)
  if (!read.success) throw refused('请按提示更正。', { reason: read.error.issues.map(({ message }) => message) })
  return read.data
}
