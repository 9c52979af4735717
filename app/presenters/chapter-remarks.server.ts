import { listRemarks } from '#db/queries/chapter-remarks.ts'
import { remarkProblem } from '#workflows/rules/chapter.ts'
import type { ChapterNow } from '../chapters/read-chapters.server.ts'
import { instantText } from '../components/chinese-date.ts'
import { type ChapterRoom, namesOf } from './chapter-room.server.ts'
import { asWritten } from './chapter-words.ts'

export type RemarkView = {
  id: string
  words: string
  about: string
  /** Where it stands, who wrote it, when by his clock. */
  said: string
  /** The Word file, who brought it back, when. */
  brought: string
  /** Who dealt with it, when; null while it waits. */
  done: string | null
}

export type ChapterRemarks = {
  /** Those that wait first. */
  remarks: RemarkView[]
  waiting: number
  /** Why this person may not say that one is dealt with. */
  blocked: string | null
}

/** What came back from Word beside a chapter, to be dealt with. */
export async function presentRemarks(
  { room, filing, actor }: ChapterRoom,
  chapter: ChapterNow,
): Promise<ChapterRemarks> {
  const rows = await listRemarks(room.tx, filing.id, chapter.key)
  const names = await namesOf(
    room,
    rows.flatMap(({ brought_by, done_by }) => [brought_by, done_by]),
  )
  const remarks = rows.map((row) => ({
    ...{ id: row.id, words: row.words, about: row.about },
    said: [row.place, row.author, asWritten(row.written_at)].filter(Boolean).join('，'),
    brought: `${row.name}，${names(row.brought_by)} ${instantText(row.brought_at)} 带回`,
    done: row.done_at ? `${names(row.done_by)} ${instantText(row.done_at)} 办结` : null,
  }))
  return {
    remarks: remarks.toSorted((a, b) => Number(a.done !== null) - Number(b.done !== null)),
    waiting: remarks.filter(({ done }) => done === null).length,
    blocked: remarkProblem(chapter, actor),
  }
}
