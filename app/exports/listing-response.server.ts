import { legalDay } from '#workflows/calendar/day.ts'
import { instantText } from '../components/chinese-date.ts'
import { contentDisposition } from '../filings/content-disposition.ts'
import type { SignedIn } from '../reach.server.ts'
import { csv } from './csv.ts'
import { type Cell, type Listing, mostRows } from './listing.ts'
import { workbook } from './workbook.server.ts'

type Kind = 'xlsx' | 'csv'

const types: Record<Kind, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** A list as a file to be saved, .xlsx unless the address asks for `format=csv`. */
export async function listingResponse(request: Request, list: Listing, who: SignedIn, now: string): Promise<Response> {
  const kind: Kind = new URL(request.url).searchParams.get('format') === 'csv' ? 'csv' : 'xlsx'
  const note = noteOf(list, who, now)
  const body =
    kind === 'csv'
      ? csv([[list.title], [note], list.heads.map(({ head }) => head), ...list.rows.map((row) => row.map(wordOf))])
      : await workbook({ ...list, note })
  return new Response(body, {
    headers: {
      'Content-Type': types[kind],
      'Content-Disposition': contentDisposition(`${list.title} ${legalDay(now)}.${kind}`),
      'Cache-Control': 'private, no-store',
      'Content-Security-Policy': 'sandbox',
    },
  })
}

function noteOf({ filter, rows, total }: Listing, who: SignedIn, now: string): string {
  const cut = rows.length < total ? `，只列出前 ${rows.length} 项（每个文件至多 ${mostRows} 项，请缩小筛选范围）` : ''
  const by = `${who.organisationName} ${who.name}`
  return `截至 ${instantText(now, { year: true })} · 筛选：${filter} · 共 ${total} 项${cut} · ${by} 导出`
}

function wordOf(cell: Cell): string | number {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  if ('whole' in cell) return cell.whole
  if ('decimal' in cell) return Number(cell.decimal.toFixed(cell.places))
  if ('day' in cell) return cell.day
  const there = new Date(Date.parse(cell.instant) + 8 * 3_600_000).toISOString()
  return `${there.slice(0, 10)} ${there.slice(11, 19)}`
}
