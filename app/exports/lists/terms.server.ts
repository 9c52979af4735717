import { type TermField, taxonomy, termFields, termValue } from '#workflows/outstanding/term-sheet.ts'
import type { Room } from '../../presenters/project-room.server.ts'
import { termSheetOf } from '../../presenters/term-sheet.server.ts'
import { type Column, type Listing, listing } from '../listing.ts'

type Line = TermField & { value: string }

const columns: readonly Column<Line>[] = [
  { head: '字段', width: 26, cell: ({ path }) => path },
  { head: '含义', width: 28, cell: ({ label }) => label },
  { head: '值', width: 36, cell: ({ value }) => value },
  { head: '格式', width: 40, cell: ({ form }) => form },
  { head: `对应 ${taxonomy} 的主题`, width: 40, cell: ({ icma }) => icma ?? '扩展（境内市场）' },
]

/** 条款数据的字段: every field of the JSON with its meaning, form and counterpart, and what it says of this bond. */
export async function termsList(room: Room, search: URLSearchParams): Promise<Listing> {
  const sheet = await termSheetOf(room, search.get('bond') ?? undefined)
  const rows = termFields.map((field) => ({ ...field, value: termValue(sheet, field.path) }))
  return listing({ title: `${sheet.instrument.name} 条款数据字段说明`, columns, rows })
}
