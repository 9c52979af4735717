import { countWaitingRemarks } from '#db/queries/chapter-remarks.ts'
import { listChapters } from '#db/queries/chapters.ts'
import type { Row } from '#db/schema.ts'
import type { Looking } from '../given/given.server.ts'
import { chapterWarnings } from './chapter-warnings.ts'
import { hasChapters, readChapters } from './read-chapters.server.ts'

export type ChapterGap = { filing: Row<'filing'>; chapter: string; title: string; because: string }

/** Chapters that nobody has checked as they stand, or with comments that wait. A rule of the house: it is told before papers are handed in and blocks nothing. */
export async function chapterGaps(
  looking: Looking,
  papers: readonly Row<'filing'>[],
  at: string,
): Promise<ChapterGap[]> {
  const gaps: ChapterGap[] = []
  for (const filing of papers) {
    if (!hasChapters(filing.template)) continue
    const remarks = await countWaitingRemarks(looking.tx, filing.id)
    if (remarks.size === 0 && (await listChapters(looking.tx, filing.id)).length === 0) continue
    const read = await readChapters(looking, filing, at)
    if (!read.ok) continue
    for (const chapter of read.chapters) {
      const because = chapterWarnings(chapter, remarks.get(chapter.key)).join('；')
      if (because !== '') gaps.push({ filing, chapter: chapter.key, title: chapter.title, because })
    }
  }
  return gaps
}
