import {
  countReserveByState,
  listReserve,
  listStewards,
  type ReserveFilter,
  type ReserveLine,
  reserveKeyOf,
  sumReserveByRegion,
} from '#db/queries/reserve.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import { instantText } from '../components/chinese-date.ts'
import type { FilterChipsProps } from '../components/filter-chips.tsx'
import type { PagerProps } from '../components/pager.tsx'
import type { LoadContext } from '../load-context.ts'
import { reachableIds, type SignedIn } from '../reach.server.ts'
import { stateTitle } from './event-words.ts'
import { type ReserveAddress, reserveHref, reserveStates } from './reserve-address.ts'
import { type ReserveLineView, reserveLines } from './reserve-lines.server.ts'

type Reading = Pick<LoadContext, 'reader' | 'ports'>

export type RegionSum = {
  key: string
  name: string
  href: string
  count: number
  amount: number
  without: number
  current: boolean
}

export type ReserveListView = {
  rows: ReserveLineView[]
  chips: FilterChipsProps['chips']
  regions: RegionSum[]
  sum: { count: number; amount: number }
  stewards: { value: string; label: string }[]
  address: Pick<ReserveAddress, 'steward' | 'state' | 'all'> & { region: string }
  pager: PagerProps
  exportHref: string
  filtered: string[]
}

/** Who has a reserve to look at: those who keep it, and issuers their own. */
export const reserveReaders: readonly Capacity[] = ['steward', 'lead-underwriter', 'issuer']

const pageSize = 20

const filterOf = (
  who: SignedIn,
  { reader }: Reading,
  { region, steward, state, all }: ReserveAddress,
): ReserveFilter => ({
  projects: reachableIds(reader, who),
  region,
  steward,
  state,
  open: state === null && !all,
})

/** 储备库: the projects within reach that are still before a filing, by month of filing, with the sums of each region. */
export async function presentReserveList(
  who: SignedIn,
  context: Reading,
  address: ReserveAddress,
): Promise<ReserveListView> {
  const filter = filterOf(who, context, address)
  const place = address.after ? { after: address.after } : address.before ? { before: address.before } : {}
  const found = await listReserve(context.reader, filter, place, pageSize + 1)
  const more = found.length > pageSize
  // Going back, the one too many is the first.
  const page = more ? (address.after ? found.slice(1) : found.slice(0, pageSize)) : found
  const regions = await sumReserveByRegion(context.reader, { ...filter, region: null })
  const shown = regions.filter(({ name }) => address.region === null || (name ?? '') === address.region)
  const sum = {
    count: shown.reduce((all, one) => all + one.count, 0),
    amount: shown.reduce((all, one) => all + one.amount, 0),
  }
  const stewards = await stewardsOf(who, context)
  return {
    rows: await reserveLines(page, who, context),
    chips: await chipsOf(who, context, address),
    regions: regions.map(({ name, ...one }) => ({
      ...one,
      key: name ?? '-',
      name: name ?? '未登记地区',
      href: reserveHref(address, { region: name ?? '' }),
      current: address.region === (name ?? ''),
    })),
    sum,
    stewards,
    address: { ...address, region: address.region === '' ? '-' : (address.region ?? '') },
    pager: {
      words: `共 ${sum.count} 个 · 排序：拟申报月份在前 · 截至 ${instantText(context.ports.now())}`,
      ...linksOf(address, page, more),
    },
    exportHref: reserveHref(address, {}, '/exports/reserve'),
    filtered: filteredBy(address, stewards),
  }
}

async function stewardsOf(who: SignedIn, { reader }: Reading): Promise<ReserveListView['stewards']> {
  const seats = await listStewards(reader, reachableIds(reader, who))
  return [
    ...new Map(seats.map(({ organisation, name }) => [organisation, { value: organisation, label: name }])).values(),
  ]
}

function linksOf(address: ReserveAddress, page: readonly ReserveLine[], more: boolean): Omit<PagerProps, 'words'> {
  const [first, last] = [page[0], page.at(-1)]
  const isFirst = address.after ? !more : address.before === null
  const hasNext = address.after !== null || more
  return {
    ...(isFirst ? {} : { first: reserveHref(address) }),
    ...(!isFirst && first ? { previous: reserveHref(address, { after: reserveKeyOf(first) }) } : {}),
    ...(hasNext && last ? { next: reserveHref(address, { before: reserveKeyOf(last) }) } : {}),
  }
}

async function chipsOf(who: SignedIn, context: Reading, address: ReserveAddress): Promise<FilterChipsProps['chips']> {
  const counts = await countReserveByState(context.reader, {
    ...filterOf(who, context, address),
    state: null,
    open: false,
  })
  const countIn = (states: readonly string[]) =>
    counts.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0)
  const left = ['mandated', 'removed']
  const inside = reserveStates.filter((state) => !left.includes(state))
  const { state, all } = address
  return [
    {
      label: '在储',
      href: reserveHref(address, { state: null, all: false }),
      count: countIn(inside),
      current: state === null && !all,
    },
    ...reserveStates
      .filter((one) => countIn([one]) > 0)
      .map((one) => ({
        label: stateTitle('reserve', one, 'interbank'),
        href: reserveHref(address, { state: one, all: false }),
        count: countIn([one]),
        current: state === one,
      })),
    {
      label: '全部',
      href: reserveHref(address, { state: null, all: true }),
      count: countIn(reserveStates),
      current: state === null && all,
    },
  ]
}

function filteredBy({ region, steward, state }: ReserveAddress, stewards: ReserveListView['stewards']): string[] {
  return [
    region === '' ? '未登记地区' : region,
    steward && (stewards.find(({ value }) => value === steward)?.label ?? '所选园区'),
    state && stateTitle('reserve', state, 'interbank'),
  ].filter((word): word is string => Boolean(word))
}

/** As many as one file may hold of what the list is filtered to, in its order. */
export async function exportedReserve(who: SignedIn, context: Reading, address: ReserveAddress, most: number) {
  const filter = filterOf(who, context, address)
  const rows: ReserveLineView[] = []
  let before: ReturnType<typeof reserveKeyOf> | undefined
  while (rows.length < most) {
    const page = await listReserve(context.reader, filter, before ? { before } : {}, 200)
    rows.push(...(await reserveLines(page, who, context)))
    const last = page.at(-1)
    if (page.length < 200 || !last) break
    before = reserveKeyOf(last)
  }
  const sums = await sumReserveByRegion(context.reader, filter)
  const words = filteredBy(address, await stewardsOf(who, context)).join('，')
  return { rows: rows.slice(0, most), total: sums.reduce((sum, { count }) => sum + count, 0), words }
}
