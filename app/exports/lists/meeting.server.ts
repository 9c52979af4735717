import { type BallotLine, presentMeeting } from '../../presenters/meeting.server.ts'
import type { RoomList } from '../house-list.ts'
import { type Column, listing } from '../listing.ts'

const voteWords = ({ vote, cast }: BallotLine): string => vote?.word ?? (cast ? '结论形成后公布' : '未表决')

const columns: readonly Column<BallotLine>[] = [
  { head: '专家', width: 14, cell: ({ expert }) => expert },
  { head: '单位', width: 36, cell: ({ house }) => house },
  { head: '表决时间', width: 22, cell: ({ cast }) => cast },
  { head: '表决', width: 16, cell: voteWords },
  { head: '意见', width: 70, cell: ({ opinion }) => opinion },
  { head: '书面同意', width: 22, cell: ({ consented }) => consented },
]

/** 专家表决 of the last meeting of a run, as far as one seat may see it. */
export const ballotsList: RoomList = async (room, search) => {
  const { ballots, meeting, tally } = await presentMeeting(room, { run: search.get('run') ?? undefined, key: '' })
  const filter = meeting ? `会议日期 ${meeting.heldOn}，${tally.words}` : '还没有召集会议'
  return listing({ title: `${room.project.number} 专家表决`, filter, columns, rows: ballots })
}
