import { listChapterTexts } from '#db/queries/chapters.ts'
import type { Block } from '#templates/blocks.ts'
import { readNotation } from '#templates/chapters/read-notation.ts'
import { sayFrom, sayQuotes } from '../chapters/say-quotes.ts'
import { keptBlocks } from '../chapters/standing-text.ts'
import { type TextChange, textChanges } from '../chapters/text-changes.ts'
import { type ChapterRoom, chapterIn, namesOf } from './chapter-room.server.ts'

/** What another wrote in between, and what is typed here, each against the text that both began from. */
export type ChapterConflict = {
  by: string
  theirs: TextChange[]
  mine: TextChange[]
  /** With these the text typed here may be saved over theirs, which stays among the earlier ones. */
  revision: number
  seen: number
}

type Typed = { key: string | undefined; seen: number; typed: string }

/** Three ways: nothing typed is lost, and nobody writes over what he has not seen. */
export async function presentConflict(chapters: ChapterRoom, { key, seen, typed }: Typed): Promise<ChapterConflict> {
  const { room, filing, read } = chapters
  const chapter = chapterIn(chapters, key)
  const texts = await listChapterTexts(room.tx, filing.id)
  const before = texts.find((text) => text.chapter === chapter.key && text.number === seen)
  const base = (before && keptBlocks(before)) ?? chapter.base
  const say = sayFrom(read.ok ? read.facts : () => null)
  const mine = readNotation(typed, () => null)
  const changes = (to: readonly Block[]) => textChanges(sayQuotes(base, say), sayQuotes(to, say))
  const names = await namesOf(room, [chapter.row?.changed_by ?? null])
  return {
    by: names(chapter.row?.changed_by ?? null),
    theirs: changes(chapter.kept),
    mine: mine.ok ? changes(mine.blocks) : [],
    revision: chapter.row?.revision ?? 0,
    seen: chapter.text?.number ?? 0,
  }
}
