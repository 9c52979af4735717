import { countLanes, countQueue, findInQueue, listQueue, type QueuePlace, type QueueRow } from '#db/queries/queue.ts'
import { farEnd, type QueueFilter, type QueueScope } from '#db/queries/queue-conditions.ts'
import { findProjectsByBond, findProjectsByName } from '#db/queries/search.ts'
import { addWorkingDays } from '#workflows/calendar/calendar.ts'
import { addDays, legalDay } from '#workflows/calendar/day.ts'
import { afterReview, queueStates } from '#workflows/registration/queue-states.ts'
import { registrationStages } from '#workflows/registration/stages.ts'
import type { LoadContext } from '../load-context.ts'
import type { SignedIn } from '../reach.server.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { type QueueAddress, queueHref } from './queue-address.server.ts'
import { gather, type QueueLine, queueLine } from './queue-line.server.ts'

type Reading = Pick<LoadContext, 'reader' | 'ports'>

export type QueueLane = { key: string; title: string; note: string; rows: QueueLine[] }

export type QueuePage = {
  asOf: string
  /** The first legal day until which a case may be put aside. */
  tomorrow: string
  total: number
  words: string
  filter: QueueFilter
  search: string
  chips: { href: string; label: string; count: number; current: boolean }[]
  lanes: QueueLane[]
  pager: { words: string; first?: string; previous?: string; next?: string }
  /** Where the forms of this page go back to. */
  here: string
}

const pageSize = 40

const names: Record<QueueFilter, string> = {
  all: '全部',
  ours: '轮到我们',
  mine: '我承办',
  green: '绿色通道',
  soon: '两日内到期',
  changed: '有新变化',
  first: '我主审',
  second: '我复核',
  free: '待领取',
  held: '已停表',
  aside: '已搁置',
}

const shown: readonly QueueFilter[] = [
  'all',
  'ours',
  'green',
  'soon',
  'changed',
  'first',
  'second',
  'free',
  'held',
  'aside',
]
/** Who does not take cases has no cases of his own. */
const ofReviewers: readonly QueueFilter[] = ['first', 'second', 'mine']

const machines = Object.values(registrationStages).map(({ machine }) => machine)
const states = queueStates(machines)

/** The desk of this person: its tenancy, and the day up to which a case is urgent (今天 and two working days more). */
export async function scopeOf(
  reader: Reading['reader'],
  who: SignedIn,
  now: string,
  projects: readonly string[] | null = null,
): Promise<QueueScope> {
  const today = legalDay(now)
  const soon = addWorkingDays((await rulebookOf(reader)).calendars.statutory, today, 2)
  const { organisation, capacity, person } = who
  return { organisation, capacity, person, states, after: afterReview, today, soon, projects }
}

/** Everything the queue shows one reviewer, one page at a time. A case is one line; the lanes are the budgets. */
export async function presentQueue(
  { reader, ports }: Reading,
  who: SignedIn,
  address: QueueAddress,
): Promise<QueuePage> {
  const now = ports.now()
  const scope = await scopeOf(reader, who, now, await found(reader, address.words))
  const place = placeOf(address)
  const rows = await listQueue(reader, scope, address.filter, place, pageSize + 1)
  const { page, more } = cut(rows, place)
  const [counts, lanes] = [await countQueue(reader, scope), await countLanes(reader, scope, address.filter)]
  const gathered = await gather(reader, page, who, now)
  const lines = page.map((row) => queueLine(row, gathered, { who, now, href: queueHref(address, { open: row.id }) }))
  const total = lanes.reduce((sum, lane) => sum + lane.all, 0)
  return {
    asOf: now,
    tomorrow: addDays(scope.today, 1),
    total,
    words: ownWords(who, counts),
    filter: address.filter,
    search: address.words,
    chips: chipsOf(who, address, counts),
    lanes: laneTitles.map((lane, at) => {
      const count = lanes.find((row) => row.lane === at)
      return {
        ...lane,
        note: `${lane.note}${count?.all ?? 0} 条，轮到我们 ${count?.ours ?? 0}`,
        rows: lines.filter((line) => line.lane === at),
      }
    }),
    pager: {
      words: `共 ${total} 条 · 每页 ${pageSize} 条 · 先到期的在前，停表的在后`,
      ...turns(address, place, page, more),
    },
    here: queueHref(address, { open: null }),
  }
}

const laneTitles = [
  { key: 'green', title: '绿色通道', note: '' },
  { key: 'ordinary', title: '普通', note: '' },
  { key: 'after', title: '通过之后', note: '' },
  { key: 'aside', title: '已搁置', note: '到日或有新情况时自动回到原处；' },
] as const

export type QueueSlice = { lines: QueueLine[]; after: QueuePlace | null; total: number; filter: string }

/** Some of the queue as filtered, in its order, from a place on; for whoever walks all of it. */
export async function queueSlice(
  { reader, ports }: Reading,
  who: SignedIn,
  { filter, words }: QueueAddress,
  place: QueuePlace | null,
): Promise<QueueSlice> {
  const now = ports.now()
  const scope = await scopeOf(reader, who, now, await found(reader, words))
  const rows = await listQueue(reader, scope, filter, place, atOnce)
  const gathered = await gather(reader, rows, who, now)
  const last = rows.at(-1)
  const lanes = place === null ? await countLanes(reader, scope, filter) : []
  return {
    lines: rows.map((row) => queueLine(row, gathered, { who, now, href: '' })),
    after: last && rows.length === atOnce ? placeAfter(last) : null,
    total: lanes.reduce((sum, lane) => sum + lane.all, 0),
    filter: names[filter],
  }
}

const atOnce = 100

const placeAfter = ({ lane, due, id }: QueueRow): QueuePlace => ({
  go: 'after',
  key: { lane: Number(lane), due, run: id },
})

/** A case by itself, wherever the page stands. */
export async function presentCaseLine(
  { reader, ports }: Reading,
  who: SignedIn,
  run: string,
): Promise<QueueLine | null> {
  const now = ports.now()
  const row = await findInQueue(reader, await scopeOf(reader, who, now), run)
  if (!row) return null
  return queueLine(row, await gather(reader, [row], who, now), { who, now, href: `/queue?case=${run}` })
}

const mostFound = 2000

async function found(reader: Reading['reader'], words: string): Promise<string[] | null> {
  if (words === '') return null
  const byName = await findProjectsByName(reader, words, mostFound)
  return [...new Set([...byName, ...(await findProjectsByBond(reader, words, mostFound))])]
}

function ownWords({ capacity }: SignedIn, counts: Record<QueueFilter, number>): string {
  return capacity === 'venue-review' ? `我主审 ${counts.first}、我复核 ${counts.second}` : `轮到我们 ${counts.ours}`
}

function chipsOf({ capacity }: SignedIn, address: QueueAddress, counts: Record<QueueFilter, number>) {
  return shown
    .filter((filter) => capacity === 'venue-review' || !ofReviewers.includes(filter))
    .map((filter) => ({
      href: queueHref(address, { filter }),
      label: names[filter],
      count: counts[filter],
      current: filter === address.filter,
    }))
}

/** `lane.due.run`: it names the last line seen, so a page neither repeats nor skips when cases come and go before it. */
const keyOf = ({ lane, due, id }: QueueRow): string => `${lane}.${due}.${id}`

function placeOf({ after, before }: QueueAddress): QueuePlace | null {
  const [lane, due, ...run] = (after ?? before ?? '').split('.')
  const key = { lane: Number(lane), due: due ?? farEnd, run: run.join('.') }
  if (!Number.isInteger(key.lane) || !/^\d{4}-\d{2}-\d{2}$/.test(key.due) || key.run === '') return null
  return { go: after ? 'after' : 'before', key }
}

function cut(rows: QueueRow[], place: QueuePlace | null): { page: QueueRow[]; more: boolean } {
  const more = rows.length > pageSize
  if (!more) return { page: rows, more }
  return { page: place?.go === 'before' ? rows.slice(1) : rows.slice(0, pageSize), more }
}

function turns(address: QueueAddress, place: QueuePlace | null, page: QueueRow[], more: boolean) {
  const [first, last] = [page[0], page.at(-1)]
  const earlier = place?.go === 'after' || (place?.go === 'before' && more)
  const later = place?.go === 'before' || more
  const go = (change: Partial<QueueAddress>) => queueHref(address, { after: null, before: null, open: null, ...change })
  return {
    ...(place ? { first: go({}) } : {}),
    ...(earlier && first ? { previous: go({ before: keyOf(first) }) } : {}),
    ...(later && last ? { next: go({ after: keyOf(last) }) } : {}),
  }
}
