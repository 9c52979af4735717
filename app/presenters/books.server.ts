import { type BookRow, countBooks, listBidsOf, listBooks } from '#db/queries/books.ts'
import { listAllotments, listLines, listStandingBids } from '#db/queries/offerings.ts'
import type { Route } from '#workflows/kit/seats.ts'
import { dayText } from '../components/chinese-date.ts'
import type { LoadContext } from '../load-context.ts'
import type { SignedIn } from '../reach.server.ts'
import { readableRuns } from '../run-reach.server.ts'
import { sightOfBook } from './book-sight.ts'
import { stateTitle } from './event-words.ts'

export type BooksLine = {
  run: string
  href: string
  name: string
  issuer: string
  sample: boolean
  state: string
  open: boolean
  hours: string
  bookOn: string | null
  size: number
  /** What this seat may know of demand: its own bids, or all of them. */
  bids: { words: string; fen: number } | null
  allotted: { fen: number; payable: number; paid: boolean } | null
}

export type BooksPage = {
  lines: BooksLine[]
  pager: { words: string; first?: string; next?: string }
  bidder: boolean
  asOf: string
}

type Reading = Pick<LoadContext, 'reader' | 'ports'>

const shownAtOnce = 40

/** 簿记: the issues this seat is invited to, keeps, or settles; the latest book day first, open books at the head. */
export async function presentBooks(
  { reader, ports }: Reading,
  who: SignedIn,
  after: string | null,
  pageSize = shownAtOnce,
): Promise<BooksPage> {
  const key = keyIn(after)
  const rows = await listBooks(reader, readableRuns(reader, who), key, pageSize + 1)
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return {
    lines: await Promise.all(page.map((row) => lineOf(reader, who, row))),
    pager: {
      words: `共 ${await countBooks(reader, readableRuns(reader, who))} 期 · 本页 ${page.length} 期 · 簿记中的在前，其余按簿记日由近到远`,
      ...(after ? { first: '/books' } : {}),
      ...(rows.length > pageSize && last ? { next: `/books?after=${last.sorted}~${last.id}` } : {}),
    },
    bidder: who.capacity === 'investor',
    asOf: ports.now(),
  }
}

function keyIn(after: string | null): { sorted: string; run: string } | null {
  const [sorted, run] = (after ?? '').split('~')
  return sorted && run && /^(9|\d{4}-\d{2}-\d{2})$/.test(sorted) ? { sorted, run } : null
}

async function lineOf(reader: Reading['reader'], who: SignedIn, row: BookRow): Promise<BooksLine> {
  const lines = await listLines(reader, row.subject_id)
  const size = lines.reduce((sum, { planned }) => sum + planned, 0)
  return {
    run: row.id,
    href: `/projects/${row.project}/runs/${row.id}/book`,
    name: row.name,
    issuer: row.issuer,
    sample: row.sample !== 'none',
    state: stateTitle('issuance', row.state, row.route as Route),
    open: row.state === 'book-open',
    hours: row.book_on && row.book_from ? `${dayText(row.book_on)} ${row.book_from}–${row.book_until}` : '未定',
    bookOn: row.book_on,
    size,
    bids: await bidsOf(
      reader,
      who,
      row,
      lines.map(({ id }) => id),
    ),
    allotted: await allottedOf(reader, who, row),
  }
}

async function bidsOf(
  reader: Reading['reader'],
  who: SignedIn,
  row: BookRow,
  lines: string[],
): Promise<BooksLine['bids']> {
  const sight = sightOfBook(who.capacity, row.state)
  if (sight === 'hidden') return null
  const bids =
    sight === 'bidder'
      ? (await listBidsOf(reader, lines, who.organisation)).filter((bid) => !bid.withdrawn_at && !bid.replaced_by)
      : await listStandingBids(reader, lines)
  return { words: `${bids.length} 笔`, fen: bids.reduce((sum, { amount }) => sum + amount, 0) }
}

async function allottedOf(reader: Reading['reader'], who: SignedIn, row: BookRow): Promise<BooksLine['allotted']> {
  if (sightOfBook(who.capacity, row.state) === 'hidden') return null
  const own = who.capacity === 'investor'
  const rows = (await listAllotments(reader, row.subject_id)).filter(
    ({ confirmed_at, investor }) => confirmed_at !== null && (!own || investor === who.organisation),
  )
  if (rows.length === 0) return null
  const sum = (of: 'amount' | 'payable') => rows.reduce((total, line) => total + line[of], 0)
  return { fen: sum('amount'), payable: sum('payable'), paid: rows.every(({ paid_at }) => paid_at !== null) }
}
