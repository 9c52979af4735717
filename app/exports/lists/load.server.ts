import type { LateOpinion } from '#db/queries/late-leaves.ts'
import type { LoadContext } from '../../load-context.ts'
import { type LoadPage, presentLoad } from '../../presenters/queue-load.server.ts'
import type { Session } from '../../session.server.ts'
import { type HouseList, notForThisSeat } from '../house-list.ts'
import { atInstant, type Column, listing, mostRows } from '../listing.ts'
import { queueColumns } from './queue.server.ts'

const columns: readonly Column<LoadPage['lines'][number]>[] = [
  { head: '人员', width: 14, cell: ({ name }) => name },
  { head: '主审', width: 8, cell: ({ first }) => ({ whole: Number(first) }) },
  { head: '复核', width: 8, cell: ({ second }) => ({ whole: Number(second) }) },
  { head: '已超期', width: 8, cell: ({ late }) => ({ whole: Number(late) }) },
  { head: '两日内到期', width: 12, cell: ({ soon }) => ({ whole: Number(soon) }) },
  { head: '停表', width: 8, cell: ({ held }) => ({ whole: Number(held) }) },
  { head: '搁置', width: 8, cell: ({ aside }) => ({ whole: Number(aside) }) },
  { head: '后续轮次首提', width: 12, cell: ({ raisedLate }) => ({ whole: raisedLate }) },
]

const timesColumns: readonly Column<LoadPage['times'][number]>[] = [
  { head: '程序', width: 20, cell: ({ title }) => title },
  { head: '件数', width: 8, cell: ({ cases }) => ({ whole: cases }) },
  { head: '到首次意见，一半不超过（日）', width: 16, cell: ({ first }) => first && { whole: first.p50 } },
  { head: '到首次意见，八成不超过（日）', width: 16, cell: ({ first }) => first && { whole: first.p80 } },
  { head: '其中件数', width: 10, cell: ({ first }) => first && { whole: first.of } },
  { head: '到决定，一半不超过（日）', width: 16, cell: ({ decided }) => decided && { whole: decided.p50 } },
  { head: '到决定，八成不超过（日）', width: 16, cell: ({ decided }) => decided && { whole: decided.p80 } },
]

const lateColumns: readonly Column<LateOpinion>[] = [
  { head: '意见', width: 36, cell: ({ title }) => title },
  { head: '项目', width: 32, cell: ({ projectName }) => projectName },
  { head: '轮次', width: 6, cell: ({ ordinal }) => ({ whole: ordinal }) },
  { head: '序号', width: 6, cell: ({ number }) => ({ whole: number }) },
  { head: '所涉文件', width: 32, cell: ({ paper }) => paper },
  { head: '提出', width: 14, cell: ({ askerName }) => askerName ?? '代录' },
  { head: '主管理由', width: 48, cell: ({ reason }) => reason },
  { head: '主管', width: 14, cell: ({ supervisor }) => supervisor },
  { head: '时间（+08:00）', width: 20, cell: ({ at }) => atInstant(at) },
]

async function pageFor(who: Session, context: LoadContext): Promise<LoadPage> {
  if (who.capacity !== 'venue-supervisor') throw notForThisSeat()
  return presentLoad(context, who, { urgent: mostRows, late: mostRows })
}

/** 各人承办: for whoever supervises the reviewers. */
export const loadList: HouseList = async (who, context) =>
  listing({ title: '各人承办', columns, rows: (await pageFor(who, context)).lines })

/** 快到期与已超期: late ones first. */
export const urgentList: HouseList = async (who, context) =>
  listing({ title: '快到期与已超期', columns: queueColumns, rows: (await pageFor(who, context)).urgent })

/** 审核用时 of the last twelve months; empty cells where there are too few cases to say. */
export const reviewTimesList: HouseList = async (who, context) =>
  listing({ title: '审核用时', columns: timesColumns, rows: (await pageFor(who, context)).times })

/** 首次提出于后续轮次, newest first. */
export const lateOpinionsList: HouseList = async (who, context) =>
  listing({ title: '首次提出于后续轮次', columns: lateColumns, rows: (await pageFor(who, context)).lateOpinions })
