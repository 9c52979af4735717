import {
  type ConsultationRow,
  consulting,
  presentConsultations,
  presentProjectConsultations,
} from '../../presenters/consultations.server.ts'
import { type HouseList, notForThisSeat, type RoomList } from '../house-list.ts'
import { atInstant, type Column, everyPage, listing } from '../listing.ts'

type Line = Omit<ConsultationRow, 'project' | 'sample'>

const columns: readonly Column<Line>[] = [
  { head: '编号', width: 28, cell: ({ cited }) => cited },
  { head: '事项', width: 48, cell: ({ topic }) => topic },
  { head: '提出', width: 36, cell: ({ asker }) => asker },
  { head: '提出时间（+08:00）', width: 20, cell: ({ instant }) => atInstant(instant) },
  { head: '对象', width: 36, cell: ({ addressee }) => addressee },
  { head: '状态', width: 10, cell: ({ answered, ours }) => (answered ? '已答复' : ours ? '待您答复' : '待答复') },
]

const projectColumns: readonly Column<ConsultationRow>[] = [
  { head: '项目', width: 32, cell: ({ project }) => project },
  { head: '示例', width: 6, cell: ({ sample }) => (sample ? '示例' : '') },
]

/** 申报前咨询 across projects, as filtered, newest first. */
export const consultationsList: HouseList = async (who, context, search) => {
  if (!consulting.includes(who.capacity)) throw notForThisSeat()
  const state = search.get('state') ?? 'open'
  let [total, filter] = [0, '']
  const rows = await everyPage(async (before) => {
    const asked = new URLSearchParams({ state, ...(before === null ? {} : { before }) })
    const page = await presentConsultations(who, context, asked, 500)
    total = page.total
    filter = page.chips.find(({ current }) => current)?.label ?? ''
    const after = page.next ? new URL(page.next, 'http://here').searchParams.get('before') : null
    return { rows: page.rows, after }
  })
  return listing({ title: '申报前咨询', filter, columns: [...projectColumns, ...columns], rows, total })
}

/** 申报前咨询 of one project, as one seat may read it. */
export const projectConsultationsList: RoomList = async (room) => {
  const { rows } = await presentProjectConsultations(room)
  return listing({ title: `${room.project.number} 申报前咨询`, columns, rows })
}
