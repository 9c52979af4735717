import type { Db } from '#db/connect.ts'
import { findRemark, insertRemarks, listRemarks, saveRemarkDone } from '#db/queries/chapter-remarks.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { remarkProblem } from '#workflows/rules/chapter.ts'
import { freshRemarks } from '../chapters/fresh-remarks.ts'
import type { Ports } from '../ports.ts'
import type { WordRemark } from '../word/marked.ts'
import { once } from './advance-stage.server.ts'
import { chaptersAt } from './chapter-desk.server.ts'
import { atDesk, type Desk, log, refusal } from './desk.server.ts'
import { projectOfFiling } from './filing-seat.server.ts'

type Brought = {
  filing: string
  chapter: string
  /** Of the chapter. */
  title: string
  /** Of the Word file. */
  name: string
  remarks: readonly WordRemark[]
  /** Those dealt with already; the others wait. */
  done: readonly number[]
  by: Actor
}

/** Puts the comments of a Word file to a chapter, with a line in the log; one that is there already is not put again. */
export async function bringRemarks(desk: Desk, brought: Brought): Promise<void> {
  const { filing, chapter, title, name, remarks, done, by } = brought
  const fresh = freshRemarks(remarks, await listRemarks(desk.tx, filing, chapter))
  if (fresh.length === 0) return
  const at = desk.ports.now()
  await insertRemarks(
    desk.tx,
    fresh.map((remark) => ({
      ...{ id: desk.ports.newId(), filing, chapter, ordinal: remark.id, name },
      ...{ author: remark.by, written_at: remark.at, about: remark.about, words: remark.words, place: remark.place },
      ...{ brought_by: by.person, brought_at: at },
      ...(done.includes(remark.id) ? { done_by: by.person, done_at: at } : { done_by: null, done_at: null }),
    })),
  )
  await logRemark(desk, 'chapter.comment', by, { filing, chapter, title, name, count: fresh.length })
}

export type SettleRemark = { filing: string; chapter: string; remark: string; actor: Actor; key: string }

/** 批注办结: by whoever writes the chapter, or is to check it. */
export async function settleRemark(
  db: Db,
  command: SettleRemark,
  ports: Ports,
): Promise<{ ok: true; title: string } | Refusal> {
  const project = await projectOfFiling(db, command.filing)
  if (!project) return refuse('unavailable', '没有这份文件。')
  return atDesk(db, project, ports, (desk) =>
    once(desk, { what: 'chapter.remark', ...command }, () => settle(desk, command)),
  )
}

async function settle(desk: Desk, { filing, chapter, remark, actor }: SettleRemark) {
  const { all } = await chaptersAt(desk, filing)
  const now = all.find(({ key }) => key === chapter)
  const row = await findRemark(desk.tx, remark)
  if (!now || row?.filing !== filing || row.chapter !== chapter) throw refusal(refuse('unavailable', '没有这条批注。'))
  const problem = remarkProblem(now, actor)
  if (problem) throw refusal(refuse('unavailable', `${problem}。`))
  if (row.done_at) throw refusal(refuse('stale', '这条批注已经办结。'))
  await saveRemarkDone(desk.tx, remark, { by: actor.person, at: desk.ports.now() })
  const { title } = now
  const words = row.words.slice(0, 200)
  await logRemark(desk, 'chapter.remark', actor, { filing, chapter, title, author: row.author, words })
  return { ok: true as const, title }
}

async function logRemark(desk: Desk, type: string, by: Actor, data: Record<string, unknown>): Promise<void> {
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  await log(desk, { ...nothing, id: desk.ports.newId(), type, by, at: desk.ports.now(), data })
}
