import { type FactLineView, presentFacts } from '../../presenters/facts-page.server.ts'
import type { RoomList } from '../house-list.ts'
import { type Column, listing } from '../listing.ts'

type Line = FactLineView & { group: string }

/** A fact of several rows becomes one cell, a line to each row. */
function valueWords({ value }: FactLineView): string {
  if (!value) return ''
  if ('text' in value) return value.text
  return [value.heads, ...value.rows].map((row) => row.join('｜')).join('\n')
}

const columns: readonly Column<Line>[] = [
  { head: '分组', width: 18, cell: ({ group }) => group },
  { head: '要素', width: 28, cell: ({ label }) => label },
  { head: '内容', width: 60, cell: valueWords },
  { head: '必填', width: 8, cell: ({ required }) => (required ? '必填' : '选填') },
  { head: '示例', width: 6, cell: ({ sample }) => (sample ? '示例' : '') },
  { head: '时点', width: 18, cell: ({ asOf }) => asOf },
  { head: '证明文件', width: 32, cell: ({ evidence }) => evidence?.title ?? '' },
  { head: '修订', width: 6, cell: ({ revision }) => ({ whole: revision }) },
]

/** 要素 of a project, for the seats that may read them. */
export const factsList: RoomList = async (room) => {
  const page = await presentFacts(room, { group: null, history: null, key: '' })
  const rows = page.groups.flatMap(({ name, lines }) => lines.map((line) => ({ ...line, group: name })))
  const filter = `全部，必填已登记 ${page.known} / ${page.total}`
  return listing({ title: `${room.project.number} 要素`, filter, columns, rows })
}
