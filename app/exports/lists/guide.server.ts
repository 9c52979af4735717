import { readAnswers } from '#workflows/guide/answers.ts'
import { type GuideColumn, presentGuideAnswer } from '../../presenters/guide-answer.server.ts'
import type { HouseList } from '../house-list.ts'
import { type Column, listing } from '../listing.ts'

type Line = Pick<GuideColumn, 'market' | 'placement' | 'product' | 'verdict'> & GuideColumn['documents'][number]

const columns: readonly Column<Line>[] = [
  { head: '市场', width: 14, cell: ({ market }) => market },
  { head: '方式', width: 20, cell: ({ placement }) => placement },
  { head: '品种', width: 28, cell: ({ product }) => product },
  { head: '能不能', width: 12, cell: ({ verdict }) => verdict.word },
  { head: '编号', width: 10, cell: ({ code }) => code },
  { head: '文件', width: 44, cell: ({ title }) => title },
  { head: '编制', width: 16, cell: ({ who }) => who },
  { head: '情形', width: 40, cell: ({ condition }) => condition },
]

/** The papers that the guide names for the answers in the address, way by way. */
export const guidePapersList: HouseList = async (_who, context, search) => {
  const read = readAnswers(search)
  if (!read.ok) throw new Response('回答不完整，请从政策辅导的结果页导出。', { status: 404 })
  const view = await presentGuideAnswer(read.answers, search, context)
  const rows = view.columns.flatMap(({ documents, ...way }) => documents.map((paper) => ({ ...way, ...paper })))
  const said = view.answered.map(({ label, value }) => `${label} ${value}`).join('，')
  return listing({ title: '政策辅导 应备文件', filter: `${said}，按 ${view.judgedOn} 的规则预判`, columns, rows })
}
