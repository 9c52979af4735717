import { capacities } from '#workflows/kit/seats.ts'
import { type MemberView, presentTimetable, type StepView } from '../../presenters/timetable.server.ts'
import type { RoomList } from '../house-list.ts'
import { type Column, listing, onDay } from '../listing.ts'

const columns: readonly Column<StepView>[] = [
  { head: '阶段', width: 20, cell: ({ stage }) => stage },
  { head: '步骤', width: 36, cell: ({ title }) => title },
  { head: '参与方', width: 30, cell: ({ parties }) => parties.map((one) => capacities[one].title).join('、') },
  { head: '自', width: 12, cell: ({ from }) => onDay(from) },
  { head: '至', width: 12, cell: ({ to }) => onDay(to) },
  { head: '工作日', width: 8, cell: ({ days }) => ({ whole: days }) },
  { head: '最迟', width: 12, cell: ({ latest }) => onDay(latest) },
  { head: '状态', width: 10, cell: ({ word }) => word },
  { head: '暂定', width: 6, cell: ({ provisional }) => (provisional ? '暂定' : '') },
  { head: '依据', width: 48, cell: ({ basis }) => `${basis.text}${basis.provisional ? '（待核实）' : ''}` },
]

/** 工作时间表 as one seat may see it. */
export const timetableList: RoomList = async (room) => {
  const page = await presentTimetable(room, '')
  const filter = ['本席位可见的步骤', page.verdict?.title].filter(Boolean).join('，')
  const rows = [...page.done, ...page.groups].flatMap((group) => group.rows)
  return listing({ title: `${room.project.number} 工作时间表`, filter, columns, rows })
}

type Line = { of: MemberView; person: NonNullable<MemberView['persons']>[number] | null }

const groupColumns: readonly Column<Line>[] = [
  { head: '机构', width: 36, cell: ({ of }) => of.organisation },
  { head: '职责', width: 18, cell: ({ of }) => capacities[of.capacity].title },
  { head: '代录', width: 6, cell: ({ of }) => (of.recorded ? '代录' : '') },
  { head: '人员', width: 14, cell: ({ person }) => person?.name ?? '' },
  { head: '分工', width: 12, cell: ({ person }) => person?.duty ?? '' },
  { head: '代理', width: 14, cell: ({ person }) => person?.standsInFor ?? '' },
  { head: '邮箱', width: 32, cell: ({ person }) => person?.email ?? '' },
]

/** 工作组 as one seat may know it, a line to each person. */
export const groupList: RoomList = async (room) => {
  const { members } = await presentTimetable(room, '')
  const rows = members.flatMap((of): Line[] =>
    of.persons && of.persons.length > 0 ? of.persons.map((person) => ({ of, person })) : [{ of, person: null }],
  )
  return listing({ title: `${room.project.number} 工作组`, columns: groupColumns, rows })
}
