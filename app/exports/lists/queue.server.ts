import type { QueuePlace } from '#db/queries/queue.ts'
import { capacities } from '#workflows/kit/seats.ts'
import { queueSlice } from '../../presenters/queue.server.ts'
import { readQueueAddress } from '../../presenters/queue-address.server.ts'
import type { QueueLine } from '../../presenters/queue-line.server.ts'
import { presentTies } from '../../presenters/ties.server.ts'
import { reviewDesk } from '../../review-desk.ts'
import { type HouseList, notForThisSeat } from '../house-list.ts'
import { atInstant, type Column, everyPage, inWan, listing, onDay } from '../listing.ts'

const lanes = ['绿色通道', '普通', '通过之后', '已搁置']

const clockWords = ({ clock, clockWords: words }: QueueLine): string => {
  if (!clock) return words
  const over = clock.over ? `，超期 ${clock.over} 日` : ''
  return `${clock.state === 'running' ? '' : '停表，'}第 ${clock.used} / ${clock.budget} 日${over}`
}

export const queueColumns: readonly Column<QueueLine>[] = [
  { head: '通道', width: 12, cell: ({ lane }) => lanes[lane] ?? '' },
  { head: '项目编号', width: 20, cell: ({ number }) => number },
  { head: '项目', width: 32, cell: ({ name }) => name },
  { head: '示例', width: 6, cell: ({ sample }) => (sample ? '示例' : '') },
  { head: '发行人', width: 36, cell: ({ issuer }) => issuer },
  { head: '金额（万元）', width: 16, cell: ({ amount }) => inWan(amount) },
  { head: '状态', width: 16, cell: ({ official }) => official },
  { head: '轮到', width: 20, cell: ({ turn }) => turn.map(({ capacity }) => capacities[capacity].title).join('、') },
  { head: '期限', width: 22, cell: clockWords },
  { head: '到期日', width: 12, cell: ({ dueOn }) => onDay(dueOn) },
  { head: '暂定', width: 6, cell: ({ provisional }) => (provisional ? '暂定' : '') },
  { head: '轮次', width: 6, cell: ({ rounds }) => ({ whole: rounds }) },
  { head: '变化', width: 24, cell: ({ since }) => since.words },
  {
    head: '搁置',
    width: 36,
    cell: ({ asides }) => asides.map(({ name, untilOn, reason }) => `${name}至${untilOn}：${reason}`).join('；'),
  },
  { head: '主审', width: 10, cell: ({ first }) => first?.name ?? '' },
  { head: '复核', width: 10, cell: ({ second }) => second?.name ?? '' },
]

/** 审核队列, as filtered, in its order. */
export const queueList: HouseList = async (who, context, search) => {
  if (!reviewDesk.includes(who.capacity)) throw notForThisSeat()
  const address = readQueueAddress(search)
  let [total, filter] = [0, '']
  const rows = await everyPage<QueueLine, QueuePlace>(async (after) => {
    const slice = await queueSlice(context, who, address, after)
    total += slice.total
    filter = slice.filter
    return { rows: slice.lines, after: slice.after }
  })
  const words = address.words ? `${filter}，查找「${address.words}」` : filter
  return listing({ title: '审核队列', filter: words, columns: queueColumns, rows, total })
}

type Tie = Awaited<ReturnType<typeof presentTies>>['ties'][number]

const tieColumns: readonly Column<Tie>[] = [
  { head: '机构', width: 36, cell: ({ organisation }) => organisation },
  { head: '关系', width: 20, cell: ({ relation }) => relation },
  { head: '至', width: 12, cell: ({ until }) => onDay(until) },
  { head: '声明时间', width: 20, cell: ({ declaredAt }) => atInstant(declaredAt) },
]

/** 利益关系声明: one's own. */
export const tiesList: HouseList = async (who, context) => {
  if (who.capacity !== 'expert' && !reviewDesk.includes(who.capacity)) throw notForThisSeat()
  return listing({ title: '利益关系声明', columns: tieColumns, rows: (await presentTies(context, who)).ties })
}
