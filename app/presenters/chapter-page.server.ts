import { listChapterTexts } from '#db/queries/chapters.ts'
import type { Block } from '#templates/blocks.ts'
import { quoteForms } from '#templates/chapters/quote-forms.ts'
import { notationOf } from '#templates/chapters/write-notation.ts'
import { chapterProblem } from '#workflows/rules/chapter.ts'
import { chapterWarnings } from '../chapters/chapter-warnings.ts'
import type { FactAt } from '../chapters/read-chapters.server.ts'
import { isQuotable, quotableLabel } from '../chapters/row-quote.ts'
import { keptBlocks } from '../chapters/standing-text.ts'
import { type TextChange, textChanges } from '../chapters/text-changes.ts'
import type { SettledWord } from '../chapters/word-chapter.server.ts'
import { instantText } from '../components/chinese-date.ts'
import { type ChapterRemarks, presentRemarks } from './chapter-remarks.server.ts'
import { type ChapterRoom, chapterIn, namesOf } from './chapter-room.server.ts'
import { type ChapterStanding, chapterSources, chapterStanding } from './chapter-words.ts'
import { factsOf, projectFacts } from './facts-page.server.ts'
import { type FrameView, frameOf } from './project-room.server.ts'

/** Null: he may. Else why not. */
type Blocked = string | null

export type ChapterPage = {
  frame: FrameView
  filing: { title: string; href: string }
  key: string
  title: string
  source: string
  standing: ChapterStanding
  warnings: string[]
  /** What came back from Word beside it. */
  remarks: ChapterRemarks
  owner: string
  checker: string
  /** The text in the editor, and which of the earlier ones it is where it is not the one that stands. */
  typed: string
  loaded: string | null
  /** Where somebody else's text is not his to write. */
  mayWrite: Blocked
  maySubmit: Blocked
  mayCheck: Blocked
  writable: boolean
  mayReset: boolean
  revision: number
  /** Number of the text that stands; 0: the generated one. */
  seen: number
  /** What a written chapter says otherwise than the platform would. */
  differences: TextChange[]
  texts: {
    number: number
    href: string
    source: string
    made: string
    standing: boolean
    settled: SettledView | null
  }[]
  quotes: { group: string; rows: { key: string; label: string; forms: { write: string; words: string }[] }[] }[]
  requestKey: string
}

type Asked = { key: string | undefined; text: string | null; requestKey: string }

/** One chapter to be written, put to its checker, or checked. `text` is the number of an earlier one, or `generated`. */
export async function presentChapter(chapters: ChapterRoom, asked: Asked): Promise<ChapterPage> {
  const { room, filing, actor, read } = chapters
  const chapter = chapterIn(chapters, asked.key)
  const texts = (await listChapterTexts(room.tx, filing.id)).filter((text) => text.chapter === chapter.key)
  const names = await namesOf(room, [chapter.owner, chapter.checker, ...texts.map(({ made_by }) => made_by)])
  const at = `/projects/${room.project.id}/filings/${filing.id}/chapters`
  const earlier = texts.find(({ number }) => String(number) === asked.text)
  const early = earlier ? keptBlocks(earlier) : null
  const generated = asked.text === 'generated' && read.ok ? chapter.base : null
  const remarks = await presentRemarks(chapters, chapter)
  const problem = (act: Parameters<typeof chapterProblem>[0]) => chapterProblem(act, chapter, actor)
  return {
    frame: frameOf(room, 'filings'),
    filing: { title: filing.title, href: at },
    key: chapter.key,
    title: chapter.title,
    source: chapterSources[chapter.source],
    standing: chapterStanding(chapter),
    warnings: chapterWarnings(chapter, remarks.waiting),
    remarks,
    owner: names(chapter.owner),
    checker: names(chapter.checker),
    typed: textOf(early ?? generated ?? chapter.kept),
    loaded: early ? `第 ${asked.text} 稿` : generated ? '生成文本' : null,
    mayWrite: problem('write'),
    maySubmit: problem('submit'),
    mayCheck: problem('check'),
    writable: chapter.writable,
    mayReset: chapter.source !== 'generated',
    revision: chapter.row?.revision ?? 0,
    seen: chapter.source === 'generated' ? 0 : (chapter.text?.number ?? 0),
    differences: chapter.source === 'generated' ? [] : textChanges(chapter.generated, chapter.blocks),
    texts: texts
      .map((text) => ({
        number: text.number,
        href:
          text.blocks === null
            ? `${at}/${chapter.key}?text=generated#write`
            : `${at}/${chapter.key}?text=${text.number}#write`,
        source: chapterSources[text.source],
        made: `${names(text.made_by)}，${instantText(text.made_at)}`,
        standing: text.number === chapter.text?.number,
        settled: settledView(text.settled),
      }))
      .reverse(),
    quotes: read.ok && problem('write') === null ? await quotesFor(chapters, read.facts) : [],
    requestKey: asked.requestKey,
  }
}

/** A text that cannot be written by hand has none. */
const textOf = (blocks: readonly Block[]): string => notationOf(blocks) ?? ''

/** What was decided on a Word file, the refused edits with who made them. */
export type SettledView = { words: string; refused: string[] }

function settledView(settled: string | null): SettledView | null {
  if (settled === null) return null
  const { revisions }: SettledWord = JSON.parse(settled)
  const refused = revisions.filter(({ accepted }) => !accepted)
  return {
    words:
      revisions.length > 0
        ? `修订接受 ${revisions.length - refused.length} 处，拒绝 ${refused.length} 处`
        : '没有修订标记',
    refused: refused.map(
      ({ by, before, after }) =>
        `${by}：${before ? `“${before}”` : ''}${before && after ? '改为' : ''}${after ? `“${after}”` : before ? '删去' : ''}`,
    ),
  }
}

/** Every fact that is filled in and can be quoted, with the ways to write it and what each prints now. */
async function quotesFor({ room }: ChapterRoom, facts: FactAt): Promise<ChapterPage['quotes']> {
  const groups = new Map<string, ChapterPage['quotes'][number]['rows']>()
  const asked = factsOf(room, await projectFacts(room))
  for (const { key, group } of [{ key: 'issuer.name', group: '发行人' }, ...asked]) {
    const fact = isQuotable(key) ? facts(key) : null
    if (!fact) continue
    const forms = quoteForms(fact).map(([form, words]) => ({
      write: form === '' ? `{{${key}}}` : `{{${key}|${form}}}`,
      words: words.length > 40 ? `${words.slice(0, 40)}…` : words,
    }))
    groups.set(group, [...(groups.get(group) ?? []), { key, label: quotableLabel(key), forms }])
  }
  return [...groups].map(([group, rows]) => ({ group, rows }))
}
