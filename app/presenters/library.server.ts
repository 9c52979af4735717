import { legalDay } from '#workflows/calendar/day.ts'
import { isLibraryId, type LibraryId, library, libraryIds } from '#workflows/library/library.ts'
import {
  type DocumentKind,
  type IssuingBody,
  issuingBodies,
  type LibraryDocument,
} from '#workflows/library/library-document.ts'
import { type LibraryUse, type UseKind, useKinds, usesOf } from '#workflows/library/uses.ts'
import type { Rulebook } from '#workflows/rulebook.ts'
import type { LoadContext } from '../load-context.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { findSession } from '../session.server.ts'
import { libraryHref } from './basis-view.ts'
import { presentEntrance } from './entrance.server.ts'
import { homeOf } from './shell.server.ts'

type Frame = { home: string; links: { href: string; label: string; current?: boolean }[] }

export type DocumentLine = {
  id: string
  href: string
  title: string
  /** Null where nobody has seen it. */
  number: string | null
  body: string
  year: number | null
  since: string | null
  seen: boolean
  kind: DocumentKind
  items: number
  uses: number
}

export type LibraryPage = {
  frame: Frame
  groups: { body: string; lines: DocumentLine[] }[]
  chips: { label: string; href: string; current: boolean; count: number }[][]
  asked: { words: string; body: string; year: string }
  total: number
  shown: number
  mayExport: boolean
  asOf: string
}

/** Uses are read from the whole rulebook, so they are kept by its version; one book at a time is enough. */
let kept: { book: Rulebook; uses: LibraryUse[] } | null = null

async function usesNow(context: Pick<LoadContext, 'reader'>): Promise<LibraryUse[]> {
  const book = await rulebookOf(context.reader)
  if (kept?.book !== book) kept = { book, uses: usesOf(book.parameters) }
  return kept.uses
}

/** Public pages: who is signed in finds the way back to his desk, others the way in. */
async function frameFor(request: Request, context: LoadContext): Promise<Frame> {
  const who = await findSession(request, context)
  if (!who) {
    const { links } = await presentEntrance(context)
    return { home: '/', links: links.map((link) => (link.href === '/library' ? { ...link, current: true } : link)) }
  }
  const home = homeOf(who.capacity)
  return {
    home,
    links: [
      { href: '/library', label: '政策库', current: true },
      { href: '/clauses', label: '条款库' },
      { href: home, label: '回到工作台' },
    ],
  }
}

const yearOf = ({ issued, from, year }: LibraryDocument): number | null => {
  const day = issued ?? from
  return day === undefined ? (year ?? null) : Number(day.slice(0, 4))
}

/** Uses by document; a row that an administrator typed counts where it names the document as we do. */
const usesIn = (uses: readonly LibraryUse[], id: LibraryId): LibraryUse[] =>
  uses.filter(({ basis }) => (basis.source === undefined ? basis.document === library[id].cited : basis.source === id))

function lineOf(id: LibraryId, uses: readonly LibraryUse[]): DocumentLine {
  const document = library[id]
  const { title, number, body, seen, kind, items, from, to } = document
  return {
    id,
    href: libraryHref(id),
    title,
    number: number ?? null,
    body: issuingBodies[body],
    year: yearOf(document),
    since: from ? `自 ${from} 起${to ? `至 ${to}` : ''}` : null,
    seen,
    kind,
    items: Object.keys(items).length,
    uses: usesIn(uses, id).length,
  }
}

function textOf(id: LibraryId): string {
  const { title, cited, number, body, about, items } = library[id]
  const said = Object.entries(items).flatMap(([item, { says }]) => [item, says])
  return [title, cited, number ?? '', issuingBodies[body], about, ...said].join('\n').normalize('NFKC').toLowerCase()
}

/** The index by issuing body and year, found again by words of titles, numbers and items. */
export async function libraryIndex(search: URLSearchParams, context: Pick<LoadContext, 'reader'>) {
  const asked = {
    words: (search.get('q') ?? '').trim().slice(0, 100),
    body: search.get('body') ?? '',
    year: search.get('year') ?? '',
  }
  const uses = await usesNow(context)
  const words = asked.words.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  const found = libraryIds.filter((id) => words.every((word) => textOf(id).includes(word)))
  const chosen = found.filter((id) => inBody(id, asked.body) && inYear(id, asked.year))
  const groups = (Object.keys(issuingBodies) as IssuingBody[]).flatMap((body) => {
    const lines = chosen
      .filter((id) => library[id].body === body)
      .map((id) => lineOf(id, uses))
      .sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
    return lines.length > 0 ? [{ body: issuingBodies[body], lines }] : []
  })
  return { asked, found, groups, shown: chosen.length }
}

/** The index as its page shows it. */
export async function presentLibrary(request: Request, context: LoadContext): Promise<LibraryPage> {
  const { asked, found, groups, shown } = await libraryIndex(new URL(request.url).searchParams, context)
  const frame = await frameFor(request, context)
  return {
    frame,
    groups,
    chips: [bodyChips(found, asked), yearChips(found, asked)],
    asked,
    total: libraryIds.length,
    shown,
    // A file says who took it away, so one has to be signed in.
    mayExport: frame.home !== '/',
    asOf: legalDay(context.ports.now()),
  }
}

type Asked = LibraryPage['asked']

/** What the index was narrowed to, in words. */
export const askedWords = ({ words, body, year }: Asked): string =>
  [
    words && `「${words}」`,
    Object.hasOwn(issuingBodies, body) ? issuingBodies[body as IssuingBody] : body,
    year && yearWords(year),
  ]
    .filter(Boolean)
    .join('，')

const yearWords = (year: string): string => (year === 'none' ? '年份未见' : `${year} 年`)

const inBody = (id: LibraryId, body: string) => body === '' || library[id].body === body
const inYear = (id: LibraryId, year: string) => year === '' || String(yearOf(library[id]) ?? 'none') === year

function indexHref({ words, body, year }: Asked): string {
  const search = new URLSearchParams()
  if (words) search.set('q', words)
  if (body) search.set('body', body)
  if (year) search.set('year', year)
  return search.size > 0 ? `/library?${search}` : '/library'
}

function bodyChips(found: readonly LibraryId[], asked: Asked): LibraryPage['chips'][number] {
  const within = found.filter((id) => inYear(id, asked.year))
  const bodies = (Object.keys(issuingBodies) as IssuingBody[]).filter((body) => within.some((id) => inBody(id, body)))
  return ['', ...bodies].map((body) => ({
    label: body === '' ? '全部机构' : issuingBodies[body as IssuingBody],
    href: indexHref({ ...asked, body }),
    current: asked.body === body,
    count: within.filter((id) => inBody(id, body)).length,
  }))
}

function yearChips(found: readonly LibraryId[], asked: Asked): LibraryPage['chips'][number] {
  const within = found.filter((id) => inBody(id, asked.body))
  const years = [...new Set(within.map((id) => String(yearOf(library[id]) ?? 'none')))].sort().reverse()
  return ['', ...years].map((year) => ({
    label: year === '' ? '全部年份' : yearWords(year),
    href: indexHref({ ...asked, year }),
    current: asked.year === year,
    count: within.filter((id) => inYear(id, year)).length,
  }))
}

export type UseGroup = { kind: string; lines: { key: string; what: string; where: string; provisional: boolean }[] }

export type DocumentPage = DocumentLine & {
  frame: Frame
  about: string
  issued: string | null
  address: string | null
  relied: { at: number; item: string; says: string; seen: boolean; since: string | null; groups: UseGroup[] }[]
  /** Uses that rest on the text as a whole. */
  whole: UseGroup[]
  asOf: string
}

/** One text: what it is, what of it we rely on, and everywhere the product does. Null for an unknown address. */
export async function presentDocument(
  request: Request,
  context: LoadContext,
  id: string | undefined,
): Promise<DocumentPage | null> {
  if (id === undefined || !isLibraryId(id)) return null
  const uses = usesIn(await usesNow(context), id)
  const document = library[id]
  return {
    ...lineOf(id, uses),
    frame: await frameFor(request, context),
    about: document.about,
    issued: document.issued ?? (document.year ? `${document.year} 年` : null),
    address: document.address ?? null,
    relied: Object.entries(document.items).map(([item, { says, seen, since }], at) => ({
      at: at + 1,
      item,
      says,
      seen,
      since: since ?? null,
      groups: grouped(uses.filter(({ basis }) => basis.item === item)),
    })),
    whole: grouped(uses.filter(({ basis }) => basis.item === undefined || !Object.hasOwn(document.items, basis.item))),
    asOf: legalDay(context.ports.now()),
  }
}

const grouped = (uses: readonly LibraryUse[]): UseGroup[] =>
  (Object.keys(useKinds) as UseKind[]).flatMap((kind) => {
    const lines = uses
      .filter((use) => use.kind === kind)
      .map(({ what, where, basis }) => ({
        key: `${what}|${where}`,
        what,
        where,
        provisional: basis.standing === 'provisional',
      }))
    return lines.length > 0 ? [{ kind: useKinds[kind], lines }] : []
  })
