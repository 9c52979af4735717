import { listBidsOf, listHouses } from '#db/queries/books.ts'
import { listAllotments, listStandingBids } from '#db/queries/offerings.ts'
import type { Row } from '#db/schema.ts'
import { multipleText } from '#workflows/finance/allotment.ts'
import { bookInstants } from '#workflows/issuance/schedule.ts'
import { dayText, instantText } from '../components/chinese-date.ts'
import { type LineResult, offeringOf, resultsOf, sizeOf } from '../records/offering-of-run.server.ts'
import { type BookSight, beforeClose, beforeResult, mayOpenBook, sightOfBook } from './book-sight.ts'
import { type Invitations, invitations } from './invitations.server.ts'
import { type FrameView, type Room, runIn } from './project-room.server.ts'
import { type ActView, presentRun, type Refused } from './run-page.server.ts'

export type BookLevel = { rate: string; amount: number; bids: number }

export type BookLine = {
  id: string
  name: string
  tenor: string
  size: number
  range: string
  /** Rate in per cent, or price per 100 for a 增发. */
  by: 'rate' | 'price'
  levels: BookLevel[] | null
  demand: number | null
  /** The level the book would clear at now, or did. */
  level: string | null
  settled: boolean
  multiple: string | null
  final: number | null
  outcome: string | null
}

export type BidLine = {
  id: string
  line: string
  lineId: string
  investor: string
  rate: string
  amount: number
  related: boolean
  version: number
  at: string
  placedAt: string
  standing: 'standing' | 'replaced' | 'withdrawn'
}

export type AllotmentLine = {
  id: string
  line: string
  investor: string
  amount: number
  payable: number
  confirmed: boolean
  paid: string | null
  paidAt: string | null
}

export type BookPage = Invitations & {
  frame: FrameView
  run: string
  name: string
  sight: BookSight
  state: string
  hours: string
  dates: { label: string; value: string }[]
  lines: BookLine[]
  bids: BidLine[]
  allotments: AllotmentLine[]
  /** Whether this investor can bid at this instant, and why not. */
  bidding: { open: boolean; because: string } | null
  terms: { minimum: number; step: number; tick: string } | null
  acts: ActView[]
  /** Bids may still come, or the outcome is still to be told. */
  sealed: boolean
  done: boolean
  revision: number
  key: string
  asOf: string
}

type Asked = { run: string | undefined; key: string; refused?: Refused }

/** 簿记 as one seat may see it. Who may not know that there is a book gets a 404; the issuer is told it is sealed. */
export async function presentBook(room: Room, asked: Asked): Promise<BookPage> {
  const run = runIn(room, asked.run)
  const sight = sightOfBook(room.who.capacity, run.state)
  if (run.stage !== 'issuance' || !mayOpenBook(room.who.capacity, run.state))
    throw new Response('没有这本簿记，或者它不向您的席位公开。', { status: 404 })
  const page = await presentRun(room, { ...asked, act: null })
  const hand = await offeringOf(room.tx, run)
  const results = sight === 'keeper' || sight === 'outcome' ? await resultsOf(room.tx, hand) : []
  const { offering, terms } = hand
  return {
    frame: page.frame,
    run: run.id,
    name: offering.name,
    sight,
    state: page.state,
    hours:
      offering.book_on && offering.book_from
        ? `${dayText(offering.book_on)} ${offering.book_from}–${offering.book_until}`
        : '未定',
    dates: datesOf(offering),
    lines: hand.lines.map((line) => bookLine(line, offering, run.state, results)),
    bids: await bidsOf(room, hand.lines, sight),
    allotments: await allotmentsOf(room, run, hand.lines, sight),
    bidding: sight === 'bidder' ? biddingOf(run, offering, room.now) : null,
    terms: terms ? { minimum: terms.minimumBid, step: terms.step, tick: terms.tick } : null,
    ...(await invitations(room, run, sight)),
    acts: page.acts,
    sealed: beforeClose.includes(run.state),
    done: page.done,
    revision: page.revision,
    key: asked.key,
    asOf: room.now,
  }
}

function datesOf(offering: Row<'offering'>): BookPage['dates'] {
  const days: [string, string | null][] = [
    ['公布', offering.publish_on],
    ['簿记', offering.book_on],
    ['缴款', offering.payment_on],
    ['起息', offering.value_on],
    ['上市流通', offering.listing_on],
  ]
  return days.flatMap(([label, day]) => (day ? [{ label, value: dayText(day) }] : []))
}

function bookLine(
  line: Row<'line'>,
  offering: Row<'offering'>,
  state: string,
  results: readonly LineResult[],
): BookLine {
  const found = results.find((result) => result.line.id === line.id)
  const result = found?.result ?? null
  const by = offering.kind === 'reopening' ? 'price' : 'rate'
  const settled = !beforeResult.includes(state)
  const level = settled ? (by === 'price' ? line.price : line.coupon) : (result?.level ?? null)
  return {
    id: line.id,
    name: line.name,
    tenor: line.tenor,
    size: sizeOf(line),
    range: line.rate_low && line.rate_high ? `${line.rate_low}–${line.rate_high}${by === 'rate' ? '%' : ''}` : '—',
    by,
    levels: found ? levelsOf(result) : null,
    demand: result?.demandFen ?? null,
    level,
    settled,
    multiple: line.multiple ?? (result?.wholeMultiple ? multipleText(result.wholeMultiple) : null),
    final: line.final,
    outcome: settled ? (line.final === 0 ? '未发行' : null) : null,
  }
}

/** Valid demand by level, best for the issuer first. */
function levelsOf(result: LineResult['result']): BookLevel[] {
  const levels = new Map<string, BookLevel>()
  for (const { bid } of result?.allotments ?? []) {
    const known = levels.get(bid.level) ?? { rate: bid.level, amount: 0, bids: 0 }
    levels.set(bid.level, { rate: bid.level, amount: known.amount + bid.fen, bids: known.bids + 1 })
  }
  return [...levels.values()]
}

async function bidsOf(room: Room, lines: readonly Row<'line'>[], sight: BookSight): Promise<BidLine[]> {
  if (sight !== 'keeper' && sight !== 'bidder') return []
  const ids = lines.map(({ id }) => id)
  const rows =
    sight === 'keeper' ? await listStandingBids(room.tx, ids) : await listBidsOf(room.tx, ids, room.who.organisation)
  const houses = await listHouses(
    room.tx,
    rows.map(({ investor }) => investor),
  )
  return rows.map((bid) => ({
    id: bid.id,
    line: lines.find(({ id }) => id === bid.line)?.name ?? '',
    lineId: bid.line,
    investor: houses.get(bid.investor) ?? bid.investor,
    rate: bid.rate,
    amount: bid.amount,
    related: bid.related_at !== null,
    version: bid.version,
    at: instantText(bid.placed_at, { seconds: true }),
    placedAt: bid.placed_at,
    standing: bid.withdrawn_at ? 'withdrawn' : bid.replaced_by ? 'replaced' : 'standing',
  }))
}

/** An investor is told his own allotment, once confirmed; the issuer and the registrar the whole list. */
async function allotmentsOf(
  room: Room,
  run: Row<'run'>,
  lines: readonly Row<'line'>[],
  sight: BookSight,
): Promise<AllotmentLine[]> {
  if (sight === 'hidden') return []
  const all = await listAllotments(room.tx, run.subject_id)
  const shown =
    sight === 'bidder' ? all.filter((row) => row.investor === room.who.organisation && row.confirmed_at !== null) : all
  const houses = await listHouses(
    room.tx,
    shown.map(({ investor }) => investor),
  )
  return shown.map((row) => ({
    id: row.id,
    line: lines.find(({ id }) => id === row.line)?.name ?? '',
    investor: houses.get(row.investor) ?? row.investor,
    amount: row.amount,
    payable: row.payable,
    confirmed: row.confirmed_at !== null,
    paid: row.paid_at ? instantText(row.paid_at) : null,
    paidAt: row.paid_at,
  }))
}

function biddingOf(run: Row<'run'>, offering: Row<'offering'>, now: string): BookPage['bidding'] {
  if (run.state !== 'book-open') return { open: false, because: '现在不在簿记时间内，不能申购。' }
  const hours = bookInstants(offering)
  const open = hours !== null && now >= hours.from && now < hours.until
  return open
    ? { open, because: '' }
    : { open, because: `簿记时间为 ${offering.book_from} 至 ${offering.book_until}，现在不能申购。` }
}
