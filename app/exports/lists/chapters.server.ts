import { enterChapters } from '../../presenters/chapter-room.server.ts'
import { type ChapterLine, presentChapters } from '../../presenters/chapters-page.server.ts'
import type { RoomList } from '../house-list.ts'
import { type Column, listing } from '../listing.ts'

const columns: readonly Column<ChapterLine>[] = [
  { head: '章节', width: 36, cell: ({ title }) => title },
  { head: '来源', width: 14, cell: ({ source }) => source },
  { head: '编写', width: 14, cell: ({ owner }) => owner },
  { head: '复核', width: 14, cell: ({ checker }) => checker },
  { head: '状态', width: 16, cell: ({ standing }) => standing.word },
  { head: '最近改动', width: 28, cell: ({ changed }) => changed },
  { head: '页', width: 10, cell: ({ pages }) => pages },
  { head: '待核对', width: 60, cell: ({ warnings }) => warnings.join('；') },
]

/** The chapters of one paper with who writes and who checks each. */
export const chaptersList: RoomList = async (room, search) => {
  const chapters = await enterChapters(room, search.get('filing') ?? undefined)
  const { lines, checked, filing } = await presentChapters(chapters, '')
  const filter = `全部，已复核 ${checked} / ${lines.length}`
  return listing({ title: `${room.project.number} ${filing.title} 分章`, filter, columns, rows: lines })
}
