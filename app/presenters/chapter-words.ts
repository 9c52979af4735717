import { chapterStates } from '#workflows/rules/chapter.ts'
import type { ChapterNow } from '../chapters/read-chapters.server.ts'
import type { WorkState } from '../components/tag.tsx'

const works = { waiting: 'not-started', drafting: 'doing', checking: 'waiting', checked: 'done' } as const

export type ChapterStanding = { state: WorkState; word: string }

/** A chapter that reads otherwise than it was checked is not checked any more, whoever or whatever changed it. */
export function chapterStanding({ state, changedSinceCheck, row }: ChapterNow): ChapterStanding {
  if (changedSinceCheck) return { state: 'correct', word: '复核后有变化' }
  if (state === 'drafting' && row?.returned_because) return { state: 'correct', word: '已退回' }
  return { state: works[state], word: chapterStates[state] }
}

export const chapterSources = { generated: '平台生成', written: '平台内编写', word: 'Word 带回' } as const
