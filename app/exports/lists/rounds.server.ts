import { presentRounds, type RoundView } from '../../presenters/rounds-page.server.ts'
import type { RoomList } from '../house-list.ts'
import { atInstant, type Column, listing } from '../listing.ts'

type Line = { round: RoundView; issuedAt: string | undefined; item: RoundView['items'][number] }

const columns: readonly Column<Line>[] = [
  { head: '轮次', width: 20, cell: ({ round }) => round.title },
  { head: '出具时间（+08:00）', width: 20, cell: ({ issuedAt }) => atInstant(issuedAt) },
  { head: '序号', width: 6, cell: ({ item }) => ({ whole: item.number }) },
  { head: '标题', width: 32, cell: ({ item }) => item.title },
  { head: '类别', width: 16, cell: ({ item }) => item.category },
  { head: '程度', width: 10, cell: ({ item }) => item.severity },
  { head: '意见', width: 60, cell: ({ item }) => item.question },
  { head: '依据', width: 30, cell: ({ item }) => item.basis?.text ?? null },
  { head: '对应', width: 24, cell: ({ item }) => item.anchor?.label ?? null },
  { head: '状态', width: 14, cell: ({ item }) => item.word },
  { head: '回复', width: 60, cell: ({ item }) => item.reply?.text ?? '' },
  { head: '核查意见', width: 40, cell: ({ item }) => item.reply?.verification ?? '' },
  { head: '草稿', width: 6, cell: ({ item }) => (item.reply?.draft ? '草稿' : '') },
]

/** 反馈意见与回复 as one seat may read them, newest round first. */
export const roundsList: RoomList = async (room) => {
  const { rounds } = await presentRounds(room, '')
  const issued = await room.tx
    .selectFrom('round')
    .select(['id', 'issued_at'])
    .where('project', '=', room.project.id)
    .execute()
  const at = new Map(issued.map((row) => [row.id, row.issued_at]))
  const rows = rounds.flatMap((round) => round.items.map((item) => ({ round, issuedAt: at.get(round.id), item })))
  return listing({ title: `${room.project.number} 反馈意见`, columns, rows })
}
