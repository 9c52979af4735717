import { insertChapterText, keepChapter, listChapterTexts } from '#db/queries/chapters.ts'
import type { Row } from '#db/schema.ts'
import type { Block } from '#templates/blocks.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { refuse } from '#workflows/kit/step.ts'
import { type ChapterAct, chapterProblem } from '#workflows/rules/chapter.ts'
import { type ChapterNow, digestOf, hasChapters, readChapters } from '../chapters/read-chapters.server.ts'
import { type Desk, log, refusal } from './desk.server.ts'
import { checklistPaper } from './filing-seat.server.ts'

export type ChapterPlace = { filing: string; chapter: string; actor: Actor; key: string }

/** The chapters of a paper under the project's lock; refuses by throwing. */
export async function chaptersAt(desk: Desk, id: string) {
  const filing = await checklistPaper(desk, id)
  if (!hasChapters(filing.template)) throw refusal(refuse('unavailable', '该文件不分章编写。'))
  const read = await readChapters(desk, filing, desk.ports.now())
  if (!read.ok) throw refusal(refuse('blocked', read.message))
  return { filing, all: read.chapters, byEngine: read.byEngine }
}

/** One of them, for somebody who may do what he asks. */
export function chapterFor(all: readonly ChapterNow[], chapter: string, actor: Actor, act: ChapterAct): ChapterNow {
  const now = all.find(({ key }) => key === chapter)
  if (!now) throw refusal(refuse('unavailable', '该文件没有这一章。'))
  const problem = chapterProblem(act, now, actor)
  if (problem) throw refusal(refuse('unavailable', `${problem}。`))
  return now
}

/** A chapter under the project's lock, for somebody who may do what he asks; refuses by throwing. */
export async function chapterAt(desk: Desk, { filing: id, chapter, actor }: ChapterPlace, act: ChapterAct) {
  const paper = await chaptersAt(desk, id)
  return { ...paper, now: chapterFor(paper.all, chapter, actor, act) }
}

type Change = Partial<Omit<Row<'chapter'>, 'filing' | 'chapter' | 'revision' | 'changed_by' | 'changed_at'>>

/** The chapter's row one revision further, and a line of the log. */
export async function saveChapter(
  desk: Desk,
  { filing, now }: { filing: Row<'filing'>; now: ChapterNow },
  change: Change,
  { type, by, data = {} }: { type: string; by: Actor; data?: Record<string, unknown> },
): Promise<number> {
  const at = desk.ports.now()
  const { row } = now
  const revision = (row?.revision ?? 0) + 1
  await keepChapter(desk.tx, {
    filing: filing.id,
    chapter: now.key,
    title: now.title,
    owner: row?.owner ?? null,
    checker: row?.checker ?? null,
    state: row?.state ?? 'waiting',
    returned_because: row?.returned_because ?? null,
    text_number: row?.text_number ?? 0,
    checked_digest: row?.checked_digest ?? null,
    handed_in_by: row?.handed_in_by ?? null,
    ...change,
    revision,
    changed_by: by.person,
    changed_at: at,
  })
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  const said = { filing: filing.id, chapter: now.key, title: now.title, ...data }
  await log(desk, { ...nothing, id: desk.ports.newId(), type, data: said, by, at })
  return revision
}

export type NewText = {
  source: Row<'chapter_text'>['source']
  /** Null: the generated text stands again. */
  blocks: readonly Block[] | null
  file?: string
  settled?: unknown
}

/** Puts a text in place of the one that stands, which is kept; a chapter that was being checked, or was, is opened again. */
export async function putText(
  desk: Desk,
  place: { filing: Row<'filing'>; now: ChapterNow },
  { source, blocks, file, settled }: NewText,
  by: Actor,
): Promise<number> {
  const { filing, now } = place
  const texts = await listChapterTexts(desk.tx, filing.id)
  const number = texts.filter(({ chapter }) => chapter === now.key).length + 1
  const change: Change = { state: 'drafting', text_number: number, checked_digest: null, returned_because: null }
  const revision = await saveChapter(desk, place, change, {
    type: blocks === null ? 'chapter.reset' : 'chapter.write',
    by,
    data: { number, source, ...(file ? { file } : {}) },
  })
  await insertChapterText(desk.tx, {
    filing: filing.id,
    chapter: now.key,
    number,
    source,
    blocks: blocks === null ? null : JSON.stringify(blocks),
    base_digest: digestOf(now.generated),
    file: file ?? null,
    settled: settled === undefined ? null : JSON.stringify(settled),
    made_by: by.person,
    made_at: desk.ports.now(),
  })
  return revision
}
