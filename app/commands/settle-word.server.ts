import type { Db } from '#db/connect.ts'
import { findWordReturn, saveWordReturn } from '#db/queries/chapters.ts'
import type { Row } from '#db/schema.ts'
import { notationOf } from '#templates/chapters/write-notation.ts'
import { type Actor, sitsOn } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { chapterCapacities } from '#workflows/rules/chapter.ts'
import { readChapters } from '../chapters/read-chapters.server.ts'
import {
  decideWord,
  type ReturnedChapter,
  type ReturnedWord,
  returnedWord,
  type SettledWord,
} from '../chapters/word-chapter.server.ts'
import type { Ports } from '../ports.ts'
import { changeKey, type TakenOver } from '../word/take-over.ts'
import { once } from './advance-stage.server.ts'
import { chapterAt, putText } from './chapter-desk.server.ts'
import { bringRemarks } from './chapter-remarks.server.ts'
import { atDesk, type Desk, refusal } from './desk.server.ts'
import { checklistPaper, projectOfFiling } from './filing-seat.server.ts'

export type SettleWord = {
  filing: string
  returned: string
  chapter: string
  /** Of the chapter as it was on screen. */
  revision: number
  refused: readonly number[]
  restored: readonly string[]
  /** Comments that are dealt with; the others wait beside the chapter. */
  done: readonly number[]
  actor: Actor
  key: string
}

type Settled = { ok: true; title: string; left: number }

/** One chapter of a Word file becomes the chapter's text, with each revision accepted or refused; both are kept. */
export async function settleWord(db: Db, command: SettleWord, ports: Ports): Promise<Settled | Refusal> {
  const project = await projectOfFiling(db, command.filing)
  if (!project) return refuse('unavailable', '没有这份文件。')
  return atDesk(db, project, ports, (desk) =>
    once(desk, { what: 'word.settle', ...command }, () => settle(desk, command)),
  )
}

async function settle(desk: Desk, command: SettleWord): Promise<Settled> {
  const place = await chapterAt(desk, command, 'write')
  if (command.revision !== (place.now.row?.revision ?? 0))
    throw refusal(refuse('stale', '本章刚刚有改动，请对照最新内容后再带回；您的选择仍在。'))
  const row = await openReturn(desk, command)
  const read = await readChapters(desk, place.filing, desk.ports.now())
  if (!read.ok) throw refusal(refuse('blocked', read.message))
  const word = returnedWord(read, row)
  const piece = word.chapters.find(({ chapter }) => chapter.key === command.chapter)
  if (!piece?.chapter.writable) throw refusal(refuse('unavailable', '文件里没有这一章，或本章是签署页。'))
  const decided = decideWord(read, piece, {
    refused: new Set(command.refused),
    restored: new Set(command.restored),
  })
  if (decided.blocks.length === 0 || notationOf(decided.blocks) === null)
    throw refusal(refuse('invalid', '按这样的选择，本章没有内容，不能带回。'))
  const { remarks, chapter } = piece
  await bringRemarks(desk, { ...command, title: chapter.title, name: row.name, remarks, by: command.actor })
  // A file with comments and nothing else leaves the text, and whoever checked it, alone.
  if (remarks.length === 0 || piece.revisions.length > 0 || decided.changed > 0) {
    const settled = recordOf(row, word, piece, decided, command)
    await putText(desk, place, { source: 'word', blocks: decided.blocks, file: row.file, settled }, command.actor)
  }
  const taken = [...new Set([...JSON.parse(row.taken), command.chapter])]
  const left = word.chapters.filter(({ chapter }) => !taken.includes(chapter.key)).length
  await saveWordReturn(desk.tx, row.id, {
    taken: JSON.stringify(taken),
    ...(left === 0 ? { ended_at: desk.ports.now() } : {}),
  })
  return { ok: true, title: place.now.title, left }
}

async function openReturn(
  desk: Desk,
  { returned, filing }: Pick<SettleWord, 'returned' | 'filing'>,
): Promise<Row<'word_return'>> {
  const row = await findWordReturn(desk.tx, returned)
  if (!row || row.filing !== filing || row.ended_at) throw refusal(refuse('unavailable', '这份 Word 文件已经处理。'))
  return row
}

const recordOf = (
  { name }: Row<'word_return'>,
  { content }: ReturnedWord,
  { revisions }: ReturnedChapter,
  { changes }: TakenOver,
  { refused, restored }: SettleWord,
): SettledWord => ({
  name,
  revisions: revisions.map(({ id, place: _, ...revision }) => ({ ...revision, accepted: !refused.includes(id) })),
  facts: changes.map((change) => ({ ...change, restored: restored.includes(changeKey(change)) })),
  losses: content.losses,
})

export type DropWord = Pick<SettleWord, 'filing' | 'returned' | 'actor' | 'key'>

/** Nothing, or nothing more, is taken from a Word file. */
export async function dropWord(db: Db, command: DropWord, ports: Ports): Promise<{ ok: true } | Refusal> {
  const project = await projectOfFiling(db, command.filing)
  if (!project) return refuse('unavailable', '没有这份文件。')
  return atDesk(db, project, ports, (desk) =>
    once(desk, { what: 'word.drop', ...command }, async () => {
      await checklistPaper(desk, command.filing)
      if (!sitsOn(command.actor, chapterCapacities)) throw refusal(refuse('unavailable', '您的席位不编写这份文件。'))
      const row = await openReturn(desk, command)
      await saveWordReturn(desk.tx, row.id, { ended_at: desk.ports.now() })
      return { ok: true as const }
    }),
  )
}
