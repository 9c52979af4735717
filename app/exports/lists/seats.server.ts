import { presentSeats, type SeatsView, type SitterView } from '../../presenters/seats-page.server.ts'
import type { RoomList } from '../house-list.ts'
import { type Column, listing } from '../listing.ts'

type Party = SeatsView['parties'][number]

const partyColumns: readonly Column<Party>[] = [
  { head: '席位', width: 16, cell: ({ capacity }) => capacity },
  { head: '机构', width: 40, cell: ({ organisation }) => organisation },
  { head: '人员', width: 40, cell: ({ note }) => note ?? '' },
  { head: '代录', width: 8, cell: ({ recorded }) => (recorded ? '代录' : '') },
]

/** 参与方 whose seats one may see; persons only of one's own house. */
export const seatsList: RoomList = async (room, _search, who) => {
  const { parties } = await presentSeats(room, who)
  return listing({ title: `${room.project.number} 参与方`, columns: partyColumns, rows: parties })
}

type Sitter = SitterView & { seat: string }

const teamColumns: readonly Column<Sitter>[] = [
  { head: '席位', width: 16, cell: ({ seat }) => seat },
  { head: '人员', width: 14, cell: ({ name }) => name },
  { head: '职责', width: 12, cell: ({ duty }) => duty },
  { head: '代谁', width: 14, cell: ({ deputyOf }) => deputyOf },
  { head: '期间', width: 48, cell: ({ spell }) => spell },
  { head: '状态', width: 14, cell: ({ disabled, future }) => (disabled ? '账号已停用' : future ? '未开始' : '在席') },
]

/** The team of one's own house on a project. */
export const teamList: RoomList = async (room, _search, who) => {
  const { teams } = await presentSeats(room, who)
  const rows = teams.flatMap(({ title, team }) => team.map((sitter) => ({ ...sitter, seat: title })))
  return listing({ title: `${room.project.number} 本机构人员`, columns: teamColumns, rows })
}
