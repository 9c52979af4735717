import { countWaitingRemarks } from '#db/queries/chapter-remarks.ts'
import { listWordReturns } from '#db/queries/chapters.ts'
import { listVersions } from '#db/queries/filings.ts'
import { listPrintedHeadings } from '#db/queries/printed.ts'
import { chapterProblem } from '#workflows/rules/chapter.ts'
import { chapterWarnings, isChecked } from '../chapters/chapter-warnings.ts'
import type { ChapterNow } from '../chapters/read-chapters.server.ts'
import { instantText } from '../components/chinese-date.ts'
import { type ChapterRoom, namesOf, type PersonChoice, peopleFor } from './chapter-room.server.ts'
import { type ChapterStanding, chapterSources, chapterStanding } from './chapter-words.ts'
import { hasWordCopy } from './file-room.server.ts'
import { type FrameView, frameOf } from './project-room.server.ts'

export type ChapterLine = {
  key: string
  title: string
  href: string
  source: string
  owner: string
  checker: string
  standing: ChapterStanding
  /** Who changed it last, and when. */
  changed: string
  pages: string
  warnings: string[]
  mine: boolean
}

export type ChaptersPage = {
  frame: FrameView
  filing: { id: string; title: string; href: string }
  lines: ChapterLine[]
  checked: number
  /** Why there is nothing to divide yet. */
  problem: string | null
  people: PersonChoice[]
  mayAssign: boolean
  /** The last version of the whole paper for Word. */
  word: string | null
  /** Word files that wait for a decision. */
  returned: { id: string; name: string; href: string; sent: string }[]
  key: string
  asOf: string
}

/** All chapters of a paper: where each comes from, whose it is, how far it is and what is to be looked at. */
export async function presentChapters(chapters: ChapterRoom, key: string): Promise<ChaptersPage> {
  const { room, filing, read, actor } = chapters
  const at = `/projects/${room.project.id}/filings/${filing.id}`
  const found = read.ok ? read.chapters : []
  const returns = await listWordReturns(room.tx, filing.id)
  const names = await namesOf(room, [
    ...found.flatMap(({ owner, checker, row }) => [owner, checker, row?.changed_by ?? null]),
    ...returns.map(({ sent_by }) => sent_by),
  ])
  const pages = await printedPages(chapters)
  const remarks = await countWaitingRemarks(room.tx, filing.id)
  const arranging = { state: 'waiting', owner: null, checker: null, writer: null } as const
  return {
    frame: frameOf(room, 'filings'),
    filing: { id: filing.id, title: filing.title, href: at },
    lines: found.map((chapter) => lineOf(chapter, { at, names, pages, remarks, person: room.who.person })),
    checked: found.filter(isChecked).length,
    problem: read.ok ? null : read.message,
    people: await peopleFor(room),
    mayAssign: read.ok && chapterProblem('assign', arranging, actor) === null,
    word: await wordHref(chapters),
    returned: returns.map(({ id, name, sent_by, sent_at }) => ({
      id,
      name,
      href: `${at}/chapters/returned/${id}`,
      sent: `${names(sent_by)}，${instantText(sent_at)}`,
    })),
    key,
    asOf: room.now,
  }
}

type Around = {
  at: string
  names: (id: string | null) => string
  pages: ReadonlyMap<string, string>
  /** Comments that wait, by chapter. */
  remarks: ReadonlyMap<string, number>
  person: string
}

function lineOf(chapter: ChapterNow, { at, names, pages, remarks, person }: Around): ChapterLine {
  const { key, title, owner, checker, state, source, row } = chapter
  return {
    key,
    title,
    href: `${at}/chapters/${key}`,
    source: chapterSources[source],
    owner: names(owner),
    checker: names(checker),
    standing: chapterStanding(chapter),
    changed: row ? `${names(row.changed_by)}，${instantText(row.changed_at)}` : '',
    pages: pages.get(title) ?? '—',
    warnings: chapterWarnings(chapter, remarks.get(key)),
    mine: state === 'checking' ? checker === person : owner === person && !isChecked(chapter),
  }
}

/** Only of the wording that is in force: what came back of another would be told as changed all over. */
async function wordHref({ room, filing }: ChapterRoom): Promise<string | null> {
  const version = (await listVersions(room.tx, [filing.id])).findLast((one) => hasWordCopy(one, filing))
  return version ? `/files/${version.id}/word` : null
}

/** Pages of each chapter in the last version that was printed, by its heading. */
async function printedPages({ room, filing }: ChapterRoom): Promise<Map<string, string>> {
  const version = (await listVersions(room.tx, [filing.id])).findLast(({ state }) => state === 'ready')
  if (!version) return new Map()
  const headings = (await listPrintedHeadings(room.tx, [version.id])).filter(({ level }) => level === 1)
  return new Map(
    headings.map(({ title, page }, at) => {
      const next = headings[at + 1]?.page ?? null
      const last = next ?? version.pages
      const until = page !== null && last !== null && last > page ? (next === null ? last : last - 1) : page
      return [title, page === null ? '—' : until === page ? `${page}` : `${page}–${until}`]
    }),
  )
}
