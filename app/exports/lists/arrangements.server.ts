import { type ArrangementView, presentArrangements } from '../../presenters/arrangements.server.ts'
import type { RoomList } from '../house-list.ts'
import { type Column, inYuan, listing } from '../listing.ts'

type Line = { of: ArrangementView; kind: string; what: string; party: string; percent: string; fen: number | null }

const columns: readonly Column<Line>[] = [
  { head: '增信机构', width: 36, cell: ({ of }) => of.provider },
  { head: '方式', width: 18, cell: ({ of }) => of.instrument },
  { head: '状态', width: 14, cell: ({ of }) => of.state },
  { head: '项', width: 12, cell: ({ kind }) => kind },
  { head: '内容', width: 36, cell: ({ what }) => what },
  { head: '承担方', width: 32, cell: ({ party }) => party },
  { head: '比例（%）', width: 12, cell: ({ percent }) => percent },
  { head: '金额（元）', width: 20, cell: ({ fen }) => inYuan(fen) },
]

/** What there is to say of one arrangement, a line each: its terms, who bears what, its counters, its claims. */
function linesOf(of: ArrangementView): Line[] {
  const bare = { of, what: '', party: '', percent: '', fen: null }
  return [
    ...of.facts.map(({ label, value }) => ({ ...bare, kind: '要点', what: `${label}：${value}` })),
    ...of.terms.map((term) => ({
      ...bare,
      kind: '分担',
      what: `第 ${term.order} 顺位`,
      party: term.party,
      percent: term.percent,
      fen: term.cap,
    })),
    ...of.counters.map(({ provider, state }) => ({ ...bare, kind: '反担保', what: state, party: provider })),
    ...of.claims.flatMap((claim) => [
      { ...bare, kind: '代偿', what: `${claim.what}，${claim.filedAt} 请求`, fen: claim.amount },
      ...claim.recoveries.map(({ on, source, amount }) => ({
        ...bare,
        kind: '追偿',
        what: `${on} ${source}`,
        fen: amount,
      })),
      ...claim.shares.map(({ party, amount }) => ({ ...bare, kind: '损失分担', party, fen: amount })),
    ]),
  ]
}

/** 增信安排 that this seat may know of. */
export const arrangementsList: RoomList = async (room) => {
  const { arrangements } = await presentArrangements(room, '')
  return listing({ title: `${room.project.number} 增信安排`, columns, rows: arrangements.flatMap(linesOf) })
}
