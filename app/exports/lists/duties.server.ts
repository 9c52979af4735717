import { type DutyLine, presentObligations } from '../../presenters/obligations.server.ts'
import type { HouseList } from '../house-list.ts'
import { type Column, everyPage, inYuan, listing, onDay, placeIn } from '../listing.ts'

const columns: readonly Column<DutyLine>[] = [
  { head: '债券', width: 28, cell: ({ bond }) => bond },
  { head: '示例', width: 6, cell: ({ sample }) => (sample ? '示例' : '') },
  { head: '发行人', width: 36, cell: ({ issuer }) => issuer },
  { head: '种类', width: 10, cell: ({ kind }) => kind },
  { head: '义务', width: 32, cell: ({ title }) => title },
  { head: '到期日', width: 12, cell: ({ dueOn }) => onDay(dueOn) },
  { head: '暂定', width: 6, cell: ({ provisional }) => (provisional ? '暂定' : '') },
  { head: '金额（元）', width: 20, cell: ({ amount }) => inYuan(amount) },
  { head: '状态', width: 10, cell: ({ word }) => word },
  { head: '公告', width: 20, cell: ({ notice }) => notice },
  { head: '依据', width: 40, cell: ({ basis }) => basis.text },
]

/** 存续期义务, as filtered. */
export const dutiesList: HouseList = async (who, context, search) => {
  const filter = search.get('filter')
  let words: string | undefined
  const rows = await everyPage(async (after) => {
    const page = await presentObligations(context, who, { filter, after }, 500)
    words = page.chips.find(({ current }) => current)?.label
    return { rows: page.lines, after: placeIn(page.pager.next) }
  })
  return listing({ title: '存续期义务', filter: words, columns, rows })
}
