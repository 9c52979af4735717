import type { Capacity } from '#workflows/kit/seats.ts'
import { type BooksLine, presentBooks } from '../../presenters/books.server.ts'
import { type HouseList, notForThisSeat } from '../house-list.ts'
import { type Column, everyPage, inWan, inYuan, listing, onDay, placeIn } from '../listing.ts'

const columns: readonly Column<BooksLine>[] = [
  { head: '期次', width: 36, cell: ({ name }) => name },
  { head: '示例', width: 6, cell: ({ sample }) => (sample ? '示例' : '') },
  { head: '发行人', width: 36, cell: ({ issuer }) => issuer },
  { head: '状态', width: 12, cell: ({ state }) => state },
  { head: '簿记日', width: 12, cell: ({ bookOn }) => onDay(bookOn) },
  { head: '簿记时间', width: 26, cell: ({ hours }) => hours },
  { head: '规模（万元）', width: 16, cell: ({ size }) => inWan(size) },
  { head: '申购笔数', width: 10, cell: ({ bids }) => bids?.words ?? '' },
  { head: '申购（万元）', width: 16, cell: ({ bids }) => inWan(bids?.fen ?? null) },
  { head: '获配（万元）', width: 16, cell: ({ allotted }) => inWan(allotted?.fen ?? null) },
  { head: '应缴款（元）', width: 20, cell: ({ allotted }) => inYuan(allotted?.payable ?? null) },
  { head: '缴款', width: 8, cell: ({ allotted }) => (allotted ? (allotted.paid ? '已到账' : '待缴') : '') },
]

const withBooks: readonly Capacity[] = ['investor', 'lead-underwriter', 'joint-underwriter', 'registrar', 'issuer']

/** 簿记: the issues of this seat, with as much of demand as it may know. */
export const booksList: HouseList = async (who, context) => {
  if (!withBooks.includes(who.capacity)) throw notForThisSeat()
  const rows = await everyPage(async (after) => {
    const page = await presentBooks(context, who, after, 200)
    return { rows: page.lines, after: placeIn(page.pager.next) }
  })
  return listing({ title: '簿记', columns, rows })
}
