import { type OutageClock, type OutageRow, presentOutage, presentOutages } from '../../presenters/outages.server.ts'
import type { HouseList } from '../house-list.ts'
import { atInstant, type Column, listing, mostRows, onDay } from '../listing.ts'
import { platformOnly } from '../platform-only.server.ts'

const columns: readonly Column<OutageRow>[] = [
  { head: '起（+08:00）', width: 20, cell: ({ from }) => atInstant(from) },
  { head: '止（+08:00）', width: 20, cell: ({ to }) => atInstant(to) },
  { head: '影响', width: 48, cell: ({ affected }) => affected },
  { head: '受影响的各方', width: 24, cell: ({ sides }) => sides },
  { head: '登记', width: 32, cell: ({ registered }) => registered },
  { head: '顺延（项）', width: 10, cell: ({ granted }) => ({ whole: granted }) },
  { head: '状态', width: 10, cell: ({ state }) => state.word },
]

/** 系统停机登记, for whoever runs the platform. */
export const outagesList: HouseList = async (who, context) => {
  platformOnly(who, context)
  const { rows } = await presentOutages(context, mostRows + 1)
  return listing({ title: '系统停机登记', columns, rows })
}

const clockColumns: readonly Column<OutageClock>[] = [
  { head: '项目', width: 48, cell: ({ project }) => project },
  { head: '期限', width: 28, cell: ({ clock }) => clock },
  { head: '原截止日', width: 12, cell: ({ dueBefore }) => onDay(dueBefore) },
  { head: '现截止日', width: 12, cell: ({ dueAfter }) => onDay(dueAfter) },
  { head: '处理', width: 40, cell: ({ words }) => words },
]

/** What becomes, or became, of each deadline that one outage cut off. */
export const outageClocksList: HouseList = async (who, context, search) => {
  const by = platformOnly(who, context)
  const { row, clocks } = await presentOutage(context, by, search.get('outage') ?? '', mostRows + 1)
  const title = clocks.planned ? '停机将影响的期限' : '停机期间期限的顺延'
  const filter = `停机 ${row.spell}，${row.state.word}`
  return listing({ title, filter, columns: clockColumns, rows: clocks.rows, total: clocks.total })
}
