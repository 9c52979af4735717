import { capacities } from '#workflows/kit/seats.ts'
import { workTags } from '../../components/tag.tsx'
import { type FilingLineView, presentFilingLines } from '../../presenters/filing-lines.server.ts'
import { type FilingPage, presentFiling } from '../../presenters/filing-page.server.ts'
import { type ConditionalView, presentFilings } from '../../presenters/filings-page.server.ts'
import type { RoomList } from '../house-list.ts'
import { type Column, listing } from '../listing.ts'

const requirements: Record<FilingLineView['requirement'], string> = {
  mandatory: '必备',
  conditional: '视情形',
  waived: '不适用',
}

const columns: readonly Column<FilingLineView>[] = [
  { head: '类别', width: 14, cell: ({ scope }) => scope },
  { head: '编号', width: 10, cell: ({ code }) => code },
  { head: '文件', width: 40, cell: ({ title }) => title },
  { head: '要求', width: 10, cell: ({ requirement }) => requirements[requirement] },
  { head: '适用情形', width: 36, cell: ({ condition }) => condition },
  { head: '编制', width: 16, cell: ({ preparedBy }) => capacities[preparedBy].title },
  { head: '状态', width: 12, cell: ({ state, word }) => word ?? workTags[state].word },
  { head: '版本', width: 8, cell: ({ version }) => (version === null ? null : { whole: version }) },
  { head: '说明', width: 40, cell: ({ note }) => note ?? '' },
]

/** 申报文件清单 as one seat may know it, in the order of the screen. */
export const papersList: RoomList = async (room) => {
  const { lines, counts } = await presentFilingLines(room)
  const filter = `全部，已完成 ${counts.done} / ${counts.total}`
  return listing({ title: `${room.project.number} 申报文件清单`, filter, columns, rows: lines })
}

const conditionalColumns: readonly Column<ConditionalView>[] = [
  { head: '编号', width: 10, cell: ({ code }) => code },
  { head: '文件', width: 40, cell: ({ title }) => title },
  { head: '情形', width: 36, cell: ({ condition }) => condition },
  { head: '本项目', width: 10, cell: ({ known }) => (known ? '不需要' : '待确认') },
  { head: '理由', width: 48, cell: ({ because }) => because },
  { head: '依据', width: 50, cell: ({ basis }) => basis.text },
]

/** 视情形提交的其他文件: the rest of the venue's list, each with why it is not asked for here. */
export const conditionalList: RoomList = async (room) => {
  const { conditional } = await presentFilings(room, '')
  const title = `${room.project.number} 视情形提交的其他文件`
  return listing({ title, columns: conditionalColumns, rows: conditional })
}

type Version = FilingPage['versions'][number]

const sources = { generated: '平台生成', uploaded: '上传' } as const
const versionStates: Record<Version['state'], string> = { printing: '正在生成', ready: '可用', refused: '未能生成' }

const versionColumns: readonly Column<Version>[] = [
  { head: '版本', width: 8, cell: ({ number }) => ({ whole: number }) },
  { head: '来源', width: 12, cell: ({ source }) => sources[source] },
  { head: '状态', width: 12, cell: ({ state }) => versionStates[state] },
  { head: '报送', width: 20, cell: ({ filedAt }) => filedAt },
  { head: '说明', width: 40, cell: ({ refusal, note }) => refusal ?? note },
  { head: '页数', width: 8, cell: ({ pages }) => (pages === null ? null : { whole: pages }) },
  { head: '经手', width: 14, cell: ({ madeBy }) => madeBy },
  { head: '时间', width: 22, cell: ({ madeAt }) => madeAt },
  { head: '校验值（SHA-256）', width: 66, cell: ({ sha256 }) => sha256 },
]

/** Versions of one paper that one seat may know, newest first. */
export const versionsList: RoomList = async (room, search) => {
  const asked = { filing: search.get('filing') ?? undefined, version: null, key: '' }
  const { code, title, versions } = await presentFiling(room, asked)
  return listing({ title: `${room.project.number} ${code} ${title} 版本`, columns: versionColumns, rows: versions })
}
