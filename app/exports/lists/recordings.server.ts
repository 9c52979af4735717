import { presentRecordings, type RecordingView } from '../../presenters/recordings-page.server.ts'
import type { RoomList } from '../house-list.ts'
import { type Column, listing, onDay } from '../listing.ts'

const columns: readonly Column<RecordingView>[] = [
  { head: '席位', width: 16, cell: ({ seat }) => seat },
  { head: '办理', width: 24, cell: ({ title }) => title },
  { head: '日期', width: 12, cell: ({ day }) => onDay(day) },
  { head: '状态用语', width: 16, cell: ({ word }) => word },
  { head: '文件', width: 32, cell: ({ document }) => document },
  { head: '内容', width: 48, cell: ({ body }) => body.map(({ key, value }) => `${key}：${value}`).join('；') },
  { head: '录入', width: 12, cell: ({ madeBy }) => madeBy },
  { head: '录入时间', width: 22, cell: ({ madeAt }) => madeAt },
  { head: '结果', width: 30, cell: ({ outcome }) => outcome ?? '待复核' },
]

/** 代录, for the house that enters them. */
export const recordingsList: RoomList = async (room) =>
  listing({
    title: `${room.project.number} 代录`,
    columns,
    rows: (await presentRecordings(room, { key: '' })).recordings,
  })
