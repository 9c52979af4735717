import type { ListedLineView } from '../../presenters/listed.server.ts'
import type { PointsLine } from '../../presenters/points-view.server.ts'
import type { Room } from '../../presenters/project-room.server.ts'
import { presentTitles, type TitleLineView } from '../../presenters/titles-page.server.ts'
import type { RoomList } from '../house-list.ts'
import { type Cell, type Column, listing } from '../listing.ts'
import { listedColumns } from './listed.server.ts'

const phases: Record<TitleLineView['phase'], string> = {
  'in-force': '有效',
  expiring: '临近到期',
  expired: '已到期',
}

const titleColumns: readonly Column<TitleLineView>[] = [
  { head: '称号', width: 28, cell: ({ name }) => name },
  { head: '认定机构', width: 28, cell: ({ authority }) => authority },
  { head: '证书编号', width: 22, cell: ({ certificate }) => certificate },
  { head: '有效期', width: 32, cell: ({ validity }) => validity },
  { head: '状态', width: 12, cell: ({ phase }) => phases[phase] },
  { head: '证明', width: 36, cell: ({ evidence }) => evidence },
  { head: '名单提示', width: 48, cell: ({ hint }) => hint.words },
]

const pageOf = (room: Room, search: URLSearchParams) => presentTitles(room, { model: search.get('model'), key: '' })

/** 科技称号 of a project, for the seats that may read its facts. */
export const titlesList: RoomList = async (room, search) => {
  const { titles } = await pageOf(room, search)
  return listing({ title: `${room.project.number} 科技称号`, columns: titleColumns, rows: titles })
}

/** Rows of lists in force that name the issuer's code. */
export const titlesListedList: RoomList = async (room, search) => {
  const { listed, code } = await pageOf(room, search)
  const filter = code ? `信用代码 ${code}，只作提示` : '发行人没有登记信用代码'
  return listing<ListedLineView>({
    title: `${room.project.number} 名单中的此企业`,
    filter,
    columns: listedColumns,
    rows: listed,
  })
}

/** A decimal of the model or of what was recorded, with as many places as it is written with. */
const asWritten = (text: string): Cell =>
  text === '' ? null : { decimal: Number(text), places: text.split('.')[1]?.length ?? 0 }

const pointsColumns: readonly Column<PointsLine>[] = [
  { head: '分组', width: 16, cell: ({ group }) => group },
  { head: '指标', width: 36, cell: ({ name }) => name },
  { head: '数值', width: 16, cell: ({ value }) => (value === '' ? '缺' : asWritten(value)) },
  { head: '单位', width: 10, cell: ({ unit }) => unit },
  { head: '得分', width: 10, cell: ({ score }) => asWritten(score) },
  { head: '权重（%）', width: 10, cell: ({ weight }) => asWritten(weight) },
  { head: '折算', width: 10, cell: ({ points }) => asWritten(points) },
  { head: '来源', width: 48, cell: ({ source }) => source },
]

/** 创新积分 under the model that the page shows: always 测算, never a verdict. */
export const pointsList: RoomList = async (room, search) => {
  const { points } = await pageOf(room, search)
  const { model } = points
  const filter = `${points.sample ? '示例，' : ''}${model.name} 第 ${model.version} 版，${points.stageName}，测算 ${points.result}，已知权重 ${points.known}%，只作佐证`
  return listing({ title: `${room.project.number} 创新积分测算`, filter, columns: pointsColumns, rows: points.lines })
}
