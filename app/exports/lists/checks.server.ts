import { type DisclosureLine, presentDisclosure } from '../../presenters/disclosure-page.server.ts'
import { type GapView, presentGaps } from '../../presenters/gaps-page.server.ts'
import { presentSignatures, type SignatureLine } from '../../presenters/signatures-page.server.ts'
import type { RoomList } from '../house-list.ts'
import { type Column, listing } from '../listing.ts'

const gapColumns: readonly Column<GapView>[] = [
  { head: '类别', width: 12, cell: ({ kindWords }) => kindWords },
  { head: '缺口', width: 40, cell: ({ what }) => what },
  { head: '说明', width: 70, cell: ({ because }) => because },
  { head: '由谁', width: 14, cell: ({ by }) => by },
  { head: '影响', width: 12, cell: ({ blocks }) => (blocks ? '阻止' : '提示') },
  { head: '待核实', width: 10, cell: ({ provisional }) => (provisional ? '待核实' : '') },
]

/** 一次性告知 as one seat is told it. */
export const gapsList: RoomList = async (room) => {
  const { gaps } = await presentGaps(room)
  return listing({ title: `${room.project.number} 一次性告知清单`, columns: gapColumns, rows: gaps })
}

const states = { found: '已披露', missing: '没有找到', 'no-version': '尚无版本', 'no-outline': '未核对' } as const

const indexColumns: readonly Column<DisclosureLine>[] = [
  { head: '类别', width: 16, cell: ({ group }) => group },
  { head: '披露事项', width: 32, cell: ({ title }) => title },
  { head: '依据', width: 50, cell: ({ basis }) => basis.text },
  { head: '文件', width: 30, cell: ({ paperTitle }) => paperTitle },
  { head: '章节', width: 50, cell: ({ heading }) => heading },
  { head: '页', width: 8, cell: ({ page }) => (page === null ? null : { whole: page }) },
  { head: '核对', width: 12, cell: ({ state }) => states[state] },
]

/** 信息披露索引 of the versions that one seat may open. */
export const disclosureList: RoomList = async (room) => {
  const { groups } = await presentDisclosure(room)
  const rows = groups.flatMap(({ lines }) => lines)
  return listing({ title: `${room.project.number} 信息披露索引`, columns: indexColumns, rows })
}

const signed = { missing: '未收', earlier: '旧版签字页', in: '已收' } as const

const signatureColumns: readonly Column<SignatureLine & { paper: string }>[] = [
  { head: '文件', width: 44, cell: ({ paper }) => paper },
  { head: '签署人', width: 40, cell: ({ signer }) => signer },
  { head: '方式', width: 12, cell: ({ how }) => how },
  { head: '由谁', width: 14, cell: ({ by }) => by },
  { head: '状态', width: 12, cell: ({ state }) => signed[state] },
  { head: '登记', width: 40, cell: ({ said }) => said },
  { head: '扫描件', width: 30, cell: ({ scan }) => scan?.name ?? '' },
]

/** 签字盖章页, paper by paper. */
export const signaturesList: RoomList = async (room) => {
  const { papers } = await presentSignatures(room, '')
  const rows = papers.flatMap(({ code, title, pages }) => pages.map((page) => ({ ...page, paper: `${code} ${title}` })))
  return listing({ title: `${room.project.number} 签字盖章页`, columns: signatureColumns, rows })
}
