import { nextUnindexed, type VersionHead } from '#db/queries/paper-search.ts'
import { instantText } from '../components/chinese-date.ts'
import { mostPapers, type Passage, searchPapers } from '../filings/search-papers.server.ts'
import type { LoadContext } from '../load-context.ts'
import type { SignedIn } from '../reach.server.ts'
import { type PaperNav, paperNav } from './paper-nav.server.ts'
import { type FrameView, frameOf, type Room } from './project-room.server.ts'

export type PassageView = Omit<Passage, 'heading' | 'anchor' | 'page'> & {
  /** Heading and page, as far as they are known. */
  place: string
  href: string
}

export type PaperHit = {
  id: string
  title: string
  href: string
  /** Where it is one of several projects: which. */
  project: string | null
  version: string
  passages: PassageView[]
  /** Places beyond those shown. */
  more: number
}

export type PaperHits = {
  words: string
  earlier: boolean
  /** Of each paper the last version or all; addresses from the question mark on. */
  chips: { href: string; label: string; current: boolean }[]
  /** Says what to do where nothing is shown; null where something was found. */
  empty: { title: string; words: string } | null
  papers: PaperHit[]
  /** Counts, order and instant, in one line. */
  summary: string
  /** Papers are still being read in: what is shown may lack some. */
  reading: boolean
}

export type HitsAddress = { words: string; earlier: boolean }

export const readHitsAddress = (query: URLSearchParams): HitsAddress => ({
  words: (query.get('q') ?? '').trim().slice(0, 100),
  earlier: query.get('earlier') === '1',
})

type Looking = { reader: LoadContext['reader']; now: string }

/** Passages of papers that hold the words, paper by paper, as far as this person may open them. */
export async function presentHits(
  who: SignedIn,
  { reader, now }: Looking,
  { words, earlier }: HitsAddress,
  project: string | null = null,
): Promise<PaperHits> {
  const { papers, cut } = await searchPapers(reader, who, { words, project, earlier })
  const names = await namesOf(
    reader,
    papers.map(({ filing }) => filing.project),
  )
  const places = papers.reduce((sum, paper) => sum + paper.places, 0)
  return {
    words,
    earlier,
    chips: [
      { href: `?${new URLSearchParams({ q: words })}`, label: '最新一版', current: !earlier },
      { href: `?${new URLSearchParams({ q: words, earlier: '1' })}`, label: '连同以前的版本', current: earlier },
    ],
    empty: papers.length > 0 ? null : emptyOf(words, earlier),
    papers: papers.map(({ filing, version, passages, places: all }) => {
      const at = `/projects/${filing.project}/filings/${filing.id}`
      return {
        id: version.id,
        title: `${filing.code} ${filing.title}`,
        href: `${at}?version=${version.id}`,
        project: project === null ? (names.get(filing.project) ?? null) : null,
        version: `第 ${version.number} 版${version.filed_at ? '，已报送' : ''}`,
        passages: passages.map((passage) => viewOf(passage, { at, version, words })),
        more: Math.max(0, all - passages.length),
      }
    }),
    reading: (await nextUnindexed(reader)) !== undefined,
    summary: `${papers.length} 份文件，${places} 处${cut ? `；还有更多，只列最近的 ${mostPapers} 份以内，请多写几个字` : ''} · 最近收存的在前 · 截至 ${instantText(now)}`,
  }
}

type Found = { at: string; version: Pick<VersionHead, 'id' | 'source'>; words: string }

/** A paper made here opens at the heading; one from outside at its page, where it has pages, with the words marked. */
function viewOf({ heading, anchor, page, ...passage }: Passage, { at, version, words }: Found): PassageView {
  const place = [heading, page === null ? '' : `第 ${page} 页`].filter(Boolean).join(' · ')
  return { ...passage, place: place || '正文', href: `${at}?${addressOf({ anchor, page }, version, words)}` }
}

function addressOf(
  { anchor, page }: Pick<Passage, 'anchor' | 'page'>,
  version: Found['version'],
  words: string,
): string {
  if (version.source === 'generated')
    return `${new URLSearchParams({ version: version.id, ...(anchor ? { at: anchor } : {}) })}${anchor ? '#preview' : ''}`
  const query = new URLSearchParams({ version: version.id, q: words, ...(page === null ? {} : { page: String(page) }) })
  return `${query}#${page === null ? 'preview' : `page-${page}`}`
}

function emptyOf(words: string, earlier: boolean): PaperHits['empty'] {
  if ([...words].length < 2)
    return {
      title: words === '' ? '输入要查找的词句' : '请至少输入两个字',
      words: '在可以打开的文件正文中逐字查找，空格和标点不计。',
    }
  return {
    title: `没有文件写有“${words}”`,
    words: earlier
      ? '换一个说法，或少写几个字。扫描件没有文字层，查找不到。'
      : '换一个说法，或连同以前的版本一起查找。扫描件没有文字层，查找不到。',
  }
}

async function namesOf(reader: Looking['reader'], projects: readonly string[]): Promise<Map<string, string>> {
  if (projects.length === 0) return new Map()
  const rows = await reader
    .selectFrom('project')
    .select(['id', 'name', 'number'])
    .where('id', 'in', [...new Set(projects)])
    .execute()
  return new Map(rows.map(({ id, name, number }) => [id, `${name}（${number}）`]))
}

export type ProjectHits = PaperHits & { frame: FrameView; nav: PaperNav }

/** The same within one project. */
export async function presentProjectHits(room: Room, address: HitsAddress): Promise<ProjectHits> {
  const hits = await presentHits(room.who, { reader: room.tx, now: room.now }, address, room.project.id)
  return { ...hits, frame: frameOf(room, 'filings'), nav: paperNav(room, 'search') }
}
