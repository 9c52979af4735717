import { exportedHistory, type HistoryLine } from '../../presenters/history-page.server.ts'
import type { RoomList } from '../house-list.ts'
import { atInstant, type Column, listing } from '../listing.ts'

const recordedWords = ({ recorded }: HistoryLine): string =>
  recorded ? [recorded.day, recorded.word, recorded.document].filter(Boolean).join(' ') : ''

const bodyWords = ({ body }: HistoryLine): string => (body ?? []).map(({ key, value }) => `${key}：${value}`).join('；')

const columns: readonly Column<HistoryLine>[] = [
  { head: '序号', width: 8, cell: ({ seq }) => ({ whole: seq }) },
  { head: '时间（+08:00）', width: 20, cell: ({ at }) => atInstant(at) },
  { head: '席位', width: 14, cell: ({ seal }) => seal.title },
  { head: '机构', width: 28, cell: ({ organisation }) => organisation },
  { head: '人员', width: 12, cell: ({ person }) => person },
  { head: '阶段', width: 8, cell: ({ stage }) => stage },
  { head: '办理', width: 24, cell: ({ title }) => title },
  { head: '之前', width: 14, cell: ({ before }) => before },
  { head: '之后', width: 14, cell: ({ after }) => after },
  { head: '代录', width: 24, cell: recordedWords },
  { head: '内容', width: 60, cell: bodyWords },
  { head: '校验值', width: 66, cell: ({ hash }) => hash },
]

/** 经过 as far as one person may read it, newest first. */
export const historyList: RoomList = async (room) =>
  listing({
    title: `${room.project.number} 经过`,
    filter: '您的座位可见的部分',
    columns,
    rows: await exportedHistory(room),
  })
