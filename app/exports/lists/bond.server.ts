import { type BondPage, presentBond } from '../../presenters/bond.server.ts'
import type { ObligationLine } from '../../presenters/obligation-line.ts'
import type { Room } from '../../presenters/project-room.server.ts'
import type { RoomList } from '../house-list.ts'
import { atInstant, type Column, inYuan, listing, onDay } from '../listing.ts'

const obligationColumns: readonly Column<ObligationLine>[] = [
  { head: '种类', width: 10, cell: ({ kind }) => kind },
  { head: '义务', width: 32, cell: ({ title }) => title },
  { head: '到期日', width: 12, cell: ({ dueOn }) => onDay(dueOn) },
  { head: '暂定', width: 6, cell: ({ provisional }) => (provisional ? '暂定' : '') },
  { head: '金额（元）', width: 20, cell: ({ amount }) => inYuan(amount) },
  { head: '状态', width: 10, cell: ({ word }) => word },
  { head: '公告', width: 20, cell: ({ notice }) => notice },
  { head: '依据', width: 40, cell: ({ basis }) => basis.text },
]

const paymentColumns: readonly Column<BondPage['payments'][number]>[] = [
  { head: '日期', width: 12, cell: ({ paidOn }) => onDay(paidOn) },
  { head: '用于', width: 32, cell: ({ what }) => what },
  { head: '来源', width: 16, cell: ({ source }) => source },
  { head: '金额（元）', width: 20, cell: ({ amount }) => inYuan(amount) },
]

type Put = BondPage['puts'][number]['lines'][number] & { title: string }

const putColumns: readonly Column<Put>[] = [
  { head: '回售', width: 28, cell: ({ title }) => title },
  { head: '投资人', width: 36, cell: ({ investor }) => investor },
  { head: '金额（元）', width: 20, cell: ({ amount }) => inYuan(amount) },
  { head: '申报时间（+08:00）', width: 20, cell: ({ instant }) => atInstant(instant) },
]

type Use = BondPage['proceeds']['lines'][number]

const useColumns: readonly Column<Use>[] = [
  { head: '日期', width: 12, cell: ({ day }) => onDay(day) },
  { head: '用途', width: 32, cell: ({ use }) => use },
  { head: '收款方', width: 32, cell: ({ payee }) => payee },
  { head: '领域', width: 12, cell: ({ tech }) => (tech ? '科技创新' : '其他') },
  { head: '金额（元）', width: 20, cell: ({ amount }) => inYuan(amount) },
  { head: '状态', width: 10, cell: ({ reverses, reversed }) => (reverses ? '冲正' : reversed ? '已冲正' : '有效') },
]

const bondIn = (room: Room, search: URLSearchParams) =>
  presentBond(room, { bond: search.get('bond') ?? undefined, key: '' })

/** 义务 of one bond, what is open first. */
export const bondDutiesList: RoomList = async (room, search) => {
  const { name, open, past } = await bondIn(room, search)
  return listing({ title: `${name} 义务`, columns: obligationColumns, rows: [...open, ...past] })
}

export const paymentsList: RoomList = async (room, search) => {
  const { name, payments } = await bondIn(room, search)
  return listing({ title: `${name} 付款`, columns: paymentColumns, rows: payments })
}

/** 回售申报: one's own for a holder, all for whoever pays and registers. */
export const putsList: RoomList = async (room, search) => {
  const { name, puts } = await bondIn(room, search)
  const rows = puts.flatMap(({ title, lines }) => lines.map((line) => ({ ...line, title })))
  return listing({ title: `${name} 回售申报`, columns: putColumns, rows })
}

/** 募集资金台账: its lines for whoever may read them. */
export const proceedsList: RoomList = async (room, search) => {
  const { name, proceeds } = await bondIn(room, search)
  return listing({ title: `${name} 募集资金使用台账`, columns: useColumns, rows: proceeds.lines })
}
