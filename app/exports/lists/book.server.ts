import { type AllotmentLine, type BidLine, presentBook } from '../../presenters/book.server.ts'
import type { RoomList } from '../house-list.ts'
import { atInstant, type Column, inWan, inYuan, listing } from '../listing.ts'

const standings: Record<BidLine['standing'], string> = { standing: '有效', replaced: '已修改', withdrawn: '已撤销' }

const bidColumns: readonly Column<BidLine>[] = [
  { head: '投资人', width: 36, cell: ({ investor }) => investor },
  { head: '品种', width: 20, cell: ({ line }) => line },
  { head: '利率或价格', width: 12, cell: ({ rate }) => ({ decimal: Number(rate), places: 4 }) },
  { head: '金额（万元）', width: 16, cell: ({ amount }) => inWan(amount) },
  { head: '关联方', width: 8, cell: ({ related }) => (related ? '关联方' : '否') },
  { head: '版本', width: 6, cell: ({ version }) => ({ whole: version }) },
  { head: '提交时间（+08:00）', width: 20, cell: ({ placedAt }) => atInstant(placedAt) },
  { head: '状态', width: 10, cell: ({ standing }) => standings[standing] },
]

const allotmentColumns: readonly Column<AllotmentLine>[] = [
  { head: '投资人', width: 36, cell: ({ investor }) => investor },
  { head: '品种', width: 20, cell: ({ line }) => line },
  { head: '获配（万元）', width: 16, cell: ({ amount }) => inWan(amount) },
  { head: '应缴（元）', width: 20, cell: ({ payable }) => inYuan(payable) },
  { head: '配售', width: 10, cell: ({ confirmed }) => (confirmed ? '已确认' : '待确认') },
  { head: '到账时间（+08:00）', width: 20, cell: ({ paidAt }) => atInstant(paidAt) },
]

const of = (search: URLSearchParams) => ({ run: search.get('run') ?? undefined, key: '' })

/** 申购: the whole book for the house that keeps it, one's own bids for one who bids, nothing for anybody else. */
export const bidsList: RoomList = async (room, search) => {
  const page = await presentBook(room, of(search))
  return listing({ title: `${page.name} 申购`, filter: page.state, columns: bidColumns, rows: page.bids })
}

/** 配售与缴款, within the walls of the book. */
export const allotmentsList: RoomList = async (room, search) => {
  const page = await presentBook(room, of(search))
  return listing({
    title: `${page.name} 配售与缴款`,
    filter: page.state,
    columns: allotmentColumns,
    rows: page.allotments,
  })
}
