import { type EnterpriseView, presentEnterprise } from '../../presenters/enterprise.server.ts'
import { readsLists } from '../../presenters/list-reader.server.ts'
import { type ListLineView, presentLists } from '../../presenters/lists.server.ts'
import { presentPointsModels } from '../../presenters/points-models.server.ts'
import { type HouseList, notForThisSeat } from '../house-list.ts'
import { type Column, listing } from '../listing.ts'
import { listedColumns } from './listed.server.ts'

const columns: readonly Column<ListLineView>[] = [
  { head: '名单', width: 44, cell: ({ title }) => title },
  { head: '示例', width: 6, cell: ({ sample }) => (sample ? '示例' : '') },
  { head: '种类', width: 24, cell: ({ kind }) => kind },
  { head: '地区', width: 14, cell: ({ region }) => region },
  { head: '年度', width: 8, cell: ({ year }) => String(year) },
  { head: '批次', width: 12, cell: ({ batch }) => batch },
  { head: '发布', width: 32, cell: ({ body, published }) => [body, published].filter(Boolean).join('，') },
  { head: '企业', width: 10, cell: ({ enterprises }) => (enterprises === null ? null : { whole: enterprises }) },
  { head: '待更正（行）', width: 12, cell: ({ faulty }) => ({ whole: faulty }) },
  { head: '生效版本', width: 28, cell: ({ version }) => version || '还没有' },
  { head: '维护', width: 10, cell: ({ mine }) => (mine ? '本机构' : '其他机构') },
]

/** 推荐名单, the latest year first. */
export const listsList: HouseList = async (who, context) => {
  if (!readsLists(who)) throw notForThisSeat()
  return listing({ title: '推荐名单', columns, rows: (await presentLists(who, context)).rows })
}

/** What lists in force say of one enterprise. */
export const enterpriseTitlesList: HouseList = async (who, context, search) => {
  if (!readsLists(who)) throw notForThisSeat()
  const { name, code, lines } = await presentEnterprise(who, context, search.get('code') ?? '')
  return listing({ title: `${name} 名单中的称号`, filter: `信用代码 ${code}`, columns: listedColumns, rows: lines })
}

const projectColumns: readonly Column<EnterpriseView['projects'][number]>[] = [
  { head: '项目', width: 40, cell: ({ name }) => name },
  { head: '示例', width: 6, cell: ({ sample }) => (sample ? '示例' : '') },
  { head: '市场', width: 24, cell: ({ place }) => place },
]

/** Its projects, as far as one may see them. */
export const enterpriseProjectsList: HouseList = async (who, context, search) => {
  if (!readsLists(who)) throw notForThisSeat()
  const { name, code, projects } = await presentEnterprise(who, context, search.get('code') ?? '')
  return listing({ title: `${name} 的项目`, filter: `信用代码 ${code}`, columns: projectColumns, rows: projects })
}

type Model = Awaited<ReturnType<typeof presentPointsModels>>['models'][number]

const modelColumns: readonly Column<Model>[] = [
  { head: '模型', width: 36, cell: ({ name }) => name },
  { head: '版本', width: 8, cell: ({ version }) => ({ whole: version }) },
  { head: '待核实', width: 8, cell: ({ provisional }) => (provisional ? '待核实' : '') },
  { head: '依据', width: 48, cell: ({ source }) => source },
  { head: '说明', width: 60, cell: ({ note }) => note },
  { head: '指标（项）', width: 10, cell: ({ indicators }) => ({ whole: indicators }) },
  { head: '成长阶段', width: 32, cell: ({ stages }) => stages.join('、') },
  { head: '来历', width: 28, cell: ({ origin }) => origin },
]

/** 积分模型, every version. */
export const pointsModelsList: HouseList = async (who, context) => {
  if (!readsLists(who)) throw notForThisSeat()
  const { models } = await presentPointsModels(who, context)
  return listing({ title: '积分模型', columns: modelColumns, rows: models })
}
