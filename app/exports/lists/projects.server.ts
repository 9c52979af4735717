import { type ProjectAddress, readProjectAddress } from '../../presenters/project-address.ts'
import type { ProjectLineView } from '../../presenters/project-lines.server.ts'
import { projectSlice } from '../../presenters/projects.server.ts'
import type { HouseList } from '../house-list.ts'
import { type Column, everyPage, inWan, listing, onDay } from '../listing.ts'

export const projectColumns: readonly Column<ProjectLineView>[] = [
  { head: '项目编号', width: 20, cell: (row) => row.number },
  { head: '项目', width: 32, cell: (row) => row.name },
  { head: '示例', width: 6, cell: (row) => (row.sample ? '示例' : '') },
  { head: '发行人', width: 36, cell: (row) => row.issuer },
  { head: '统一社会信用代码', width: 22, cell: (row) => row.issuerCode },
  { head: '申报路径', width: 30, cell: (row) => row.route },
  { head: '市场', width: 10, cell: (row) => row.market },
  { head: '品种', width: 10, cell: (row) => row.product },
  { head: '金额（万元）', width: 16, cell: (row) => inWan(row.amount) },
  { head: '现状', width: 22, cell: (row) => row.status },
  { head: '轮到', width: 16, cell: (row) => row.turn.words },
  { head: '下一期限', width: 20, cell: (row) => row.next },
  { head: '立项日', width: 12, cell: (row) => onDay(row.openedOn) },
]

/** 项目清单, as the list of projects is filtered. */
export const projectsList: HouseList = async (who, context, search) => {
  const address = readProjectAddress(search)
  let [total, filter] = [0, '']
  const rows = await everyPage<ProjectLineView, NonNullable<ProjectAddress['before']>>(async (before) => {
    const slice = await projectSlice(who, context, address, before)
    total += slice.total
    filter = slice.filter
    return { rows: slice.rows, after: slice.before }
  })
  return listing({ title: '项目清单', filter, columns: projectColumns, rows, total })
}
