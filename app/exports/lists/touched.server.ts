import { presentChange } from '../../presenters/change-page.server.ts'
import type { MovedDeadline } from '../../presenters/moved-deadlines.server.ts'
import type { HouseList } from '../house-list.ts'
import { type Column, listing, mostRows } from '../listing.ts'
import { platformOnly } from '../platform-only.server.ts'

type Touch = { number: string; name: string; sample: boolean; place: string; words: string; change: string }

const touchColumns: readonly Column<Touch>[] = [
  { head: '项目编号', width: 20, cell: ({ number }) => number },
  { head: '项目', width: 32, cell: ({ name }) => name },
  { head: '示例', width: 6, cell: ({ sample }) => (sample ? '示例' : '') },
  { head: '市场', width: 32, cell: ({ place }) => place },
  { head: '按何日看', width: 40, cell: ({ words }) => words },
  { head: '变化', width: 80, cell: ({ change }) => change },
]

/** Which live projects a proposed change of a parameter would touch, a line to each thing that differs. */
export const touchedList: HouseList = async (who, context, search) => {
  const by = platformOnly(who, context)
  const { line, touched } = await presentChange(context, by, search.get('change') ?? '', mostRows)
  const rows = (touched?.projects ?? []).flatMap(({ stands, ...project }) =>
    stands.flatMap(({ words, changes }) => changes.map((change) => ({ ...project, words, change }))),
  )
  const filter = [line.title, touched?.words].filter(Boolean).join('，')
  return listing({ title: '变更的影响', filter, columns: touchColumns, rows })
}

const movedColumns: readonly Column<MovedDeadline>[] = [
  { head: '项目编号', width: 20, cell: ({ number }) => number },
  { head: '项目', width: 32, cell: ({ name }) => name },
  { head: '期限', width: 24, cell: ({ title }) => title },
  { head: '原届满日', width: 24, cell: ({ was }) => was },
  { head: '新届满日', width: 24, cell: ({ is }) => is },
]

/** Which running deadlines a proposed version of a calendar would move. */
export const movedList: HouseList = async (who, context, search) => {
  const by = platformOnly(who, context)
  const { line, moved } = await presentChange(context, by, search.get('change') ?? '', mostRows)
  const filter = [line.title, moved?.words].filter(Boolean).join('，')
  return listing({ title: '期限的变动', filter, columns: movedColumns, rows: moved?.deadlines ?? [] })
}
