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

/** Word writes the author's local time, with a Z behind it that means nothing: it is told as it stands in the file. */
export function asWritten(at: string | null): string {
  const [, month, day, time] = /^\d{4}-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(at ?? '') ?? []
  return time ? `${Number(month)}月${Number(day)}日 ${time}` : ''
}

export const chapterSources = { generated: '平台生成', written: '平台内编写', word: 'Word 带回' } as const
