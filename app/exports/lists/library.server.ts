import { askedWords, type DocumentLine, libraryIndex } from '../../presenters/library.server.ts'
import type { HouseList } from '../house-list.ts'
import { type Column, listing } from '../listing.ts'

const agreed: Partial<Record<DocumentLine['kind'], string>> = {
  plan: '平台约定',
  contract: '合同约定',
  custom: '市场惯例',
}

const standingWords = ({ kind, seen }: DocumentLine): string => agreed[kind] ?? (seen ? '已公布' : '待核实')

const columns: readonly Column<DocumentLine>[] = [
  { head: '发布机构', width: 24, cell: ({ body }) => body },
  { head: '文件', width: 60, cell: ({ title }) => title },
  { head: '文号', width: 28, cell: ({ number, kind }) => (kind === 'rule' ? (number ?? '文号未见') : '') },
  { head: '年份', width: 8, cell: ({ year }) => (year === null ? null : String(year)) },
  { head: '施行', width: 28, cell: ({ since, kind }) => (kind === 'rule' ? (since ?? '施行日未见') : '') },
  { head: '核实', width: 10, cell: standingWords },
  { head: '所依据（项）', width: 12, cell: ({ items }) => ({ whole: items }) },
  { head: '用到（处）', width: 12, cell: ({ uses }) => ({ whole: uses }) },
]

/** 政策库, as filtered, by issuing body. */
export const libraryList: HouseList = async (_who, context, search) => {
  const { asked, groups } = await libraryIndex(search, context)
  const rows = groups.flatMap(({ lines }) => lines)
  return listing({ title: '政策库', filter: askedWords(asked), columns, rows })
}
