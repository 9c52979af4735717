import { listAllotments, listLines, listStandingBids } from '#db/queries/offerings.ts'
import type { Row } from '#db/schema.ts'
import type { Dossier } from '#templates/dossier.ts'
import { Exact } from '#workflows/finance/exact.ts'
import { issuanceEvents } from '#workflows/issuance/events.ts'
import type { Reading } from './reading.server.ts'

type Book = Dossier['book']

const nothing: Book = {
  byPrice: false,
  openedAt: null,
  closedAt: null,
  extensions: [],
  reallocations: [],
  replaced: 0,
  withdrawn: 0,
  lines: [],
}

/** The book of an issue from its bids and its log. Names are in the allotment, which the same paper reads. */
export async function bookPart(reading: Reading): Promise<Book> {
  const { tx, offering, facts } = reading
  if (!offering) {
    facts.gap('offering', '发行')
    return nothing
  }
  const lines = await listLines(tx, offering.id)
  const log = await logOf(reading, offering.id)
  const opened = log.findLast(({ type }) => type === 'book.open')
  const since = opened?.at ?? ''
  return {
    byPrice: offering.kind === 'reopening',
    openedAt: opened?.at ?? null,
    closedAt: log.findLast(({ type, at }) => isClose(type) && at >= since)?.at ?? null,
    ...changes(
      log.filter(({ at }) => at >= since),
      lines,
    ),
    ...(await changedBids(reading, lines)),
    lines: await linesOf(reading, offering, lines),
  }
}

const isClose = (type: string): boolean => type === 'book.close' || type === 'book.lapse'

type Logged = Pick<Row<'event'>, 'type' | 'data' | 'at'>

const logOf = ({ tx, at }: Reading, offering: string): Promise<Logged[]> =>
  tx
    .selectFrom('event')
    .innerJoin('run', 'run.id', 'event.run')
    .select(['event.type', 'event.data', 'event.at'])
    .where('run.subject_kind', '=', 'offering')
    .where('run.subject_id', '=', offering)
    .where('event.at', '<=', at)
    .orderBy('event.seq')
    .execute()

function changes(log: readonly Logged[], lines: readonly Row<'line'>[]): Pick<Book, 'extensions' | 'reallocations'> {
  const name = (id: string) => lines.find((line) => line.id === id)?.name ?? id
  return {
    extensions: log
      .filter(({ type }) => type === 'book.extend')
      .map(({ at, data }) => ({ at, ...issuanceEvents['book.extend'].parse(JSON.parse(data)) })),
    reallocations: log
      .filter(({ type }) => type === 'line.reallocate')
      .map(({ at, data }) => {
        const { from, to, amount } = issuanceEvents['line.reallocate'].parse(JSON.parse(data))
        return { at, from: name(from), to: name(to), amount }
      }),
  }
}

async function changedBids(
  { tx }: Reading,
  lines: readonly Row<'line'>[],
): Promise<Pick<Book, 'replaced' | 'withdrawn'>> {
  if (lines.length === 0) return { replaced: 0, withdrawn: 0 }
  const rows = await tx
    .selectFrom('bid')
    .select(['replaced_by', 'withdrawn_at'])
    .where(
      'line',
      'in',
      lines.map(({ id }) => id),
    )
    .execute()
  const replaced = rows.filter(({ replaced_by }) => replaced_by !== null).length
  const withdrawn = rows.filter(({ replaced_by, withdrawn_at }) => replaced_by === null && withdrawn_at !== null).length
  return { replaced, withdrawn }
}

async function linesOf({ tx }: Reading, offering: Row<'offering'>, lines: readonly Row<'line'>[]) {
  const bids = await listStandingBids(
    tx,
    lines.map(({ id }) => id),
  )
  const allotments = await listAllotments(tx, offering.id)
  return lines.map((line): Book['lines'][number] => {
    const own = bids.filter((bid) => bid.line === line.id)
    return {
      name: line.name,
      planned: line.planned,
      final: line.final,
      coupon: line.coupon,
      price: line.price,
      multiple: line.multiple,
      marginalMultiple: line.marginal_multiple,
      investors: new Set(own.map(({ investor }) => investor)).size,
      steps: stepsOf(own, allotments, offering.kind === 'reopening'),
    }
  })
}

/** The best bids first: the lowest rate, or where the book is by price the highest. */
function stepsOf(bids: readonly Row<'bid'>[], allotments: readonly Row<'allotment'>[], byPrice: boolean) {
  const rates = [...new Set(bids.map(({ rate }) => rate))].toSorted((a, b) => {
    const order = new Exact(a).comparedTo(new Exact(b))
    return byPrice ? -order : order
  })
  return rates.map((rate) => {
    const at = bids.filter((bid) => bid.rate === rate)
    const ids = new Set(at.map(({ id }) => id))
    return {
      rate,
      bids: at.length,
      amount: at.reduce((sum, { amount }) => sum + amount, 0),
      allotted: allotments.reduce((sum, { bid, amount }) => sum + (ids.has(bid) ? amount : 0), 0),
    }
  })
}
