import { capacities } from '#workflows/kit/seats.ts'
import { workTags } from '../../components/tag.tsx'
import { type FilingLineView, presentFilingLines } from '../../presenters/filing-lines.server.ts'
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
