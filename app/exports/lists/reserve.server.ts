import { readReserveAddress } from '../../presenters/reserve-address.ts'
import type { ReserveLineView } from '../../presenters/reserve-lines.server.ts'
import { exportedReserve, reserveReaders } from '../../presenters/reserve-list.server.ts'
import { type HouseList, notForThisSeat } from '../house-list.ts'
import { type Column, inWan, listing, mostRows } from '../listing.ts'

const columns: readonly Column<ReserveLineView>[] = [
  { head: '拟申报', width: 12, cell: ({ window }) => window },
  { head: '项目编号', width: 20, cell: ({ number }) => number },
  { head: '项目', width: 32, cell: ({ name }) => name },
  { head: '示例', width: 6, cell: ({ sample }) => (sample ? '示例' : '') },
  { head: '发行人', width: 36, cell: ({ issuer }) => issuer },
  { head: '地区', width: 10, cell: ({ region }) => region },
  { head: '园区与地方', width: 28, cell: ({ steward }) => steward },
  { head: '市场', width: 10, cell: ({ market }) => market },
  { head: '品种', width: 16, cell: ({ product }) => product },
  { head: '规模（万元）', width: 16, cell: ({ amount }) => inWan(amount) },
  { head: '成熟度', width: 8, cell: ({ maturity }) => ({ whole: maturity.points }) },
  { head: '成熟度构成', width: 40, cell: ({ maturity }) => maturity.because },
  { head: '现状', width: 12, cell: ({ state }) => state },
  { head: '下一步', width: 16, cell: ({ next }) => next },
  { head: '轮到', width: 16, cell: ({ turn }) => turn.words },
]

/** 储备库, as filtered. */
export const reserveList: HouseList = async (who, context, search) => {
  if (!reserveReaders.includes(who.capacity)) throw notForThisSeat()
  const { rows, total, words } = await exportedReserve(who, context, readReserveAddress(search), mostRows)
  return listing({ title: '储备库', filter: words, columns, rows, total })
}
