import type { LoaderFunctionArgs } from '@remix-run/node'
import { legalDay } from '#workflows/calendar/day.ts'
import { instantText } from '../components/chinese-date.ts'
import { type ExportColumn, workbook } from '../exports/workbook.server.ts'
import { readProjectAddress } from '../presenters/project-address.ts'
import type { ProjectLineView } from '../presenters/project-lines.server.ts'
import { exportedProjects } from '../presenters/projects.server.ts'
import { requireSignedIn } from '../session.server.ts'

const columns: readonly ExportColumn<ProjectLineView>[] = [
  { head: '项目编号', width: 20, cell: (row) => row.number },
  { head: '项目', width: 32, cell: (row) => row.name },
  { head: '示例', width: 6, cell: (row) => (row.sample ? '示例' : '') },
  { head: '发行人', width: 36, cell: (row) => row.issuer },
  { head: '统一社会信用代码', width: 22, cell: (row) => row.issuerCode },
  { head: '申报路径', width: 30, cell: (row) => row.route },
  { head: '市场', width: 10, cell: (row) => row.market },
  { head: '品种', width: 10, cell: (row) => row.product },
  {
    head: '金额（万元）',
    width: 16,
    cell: (row) => (row.amount === null ? null : { decimal: row.amount / 1_000_000, places: 2 }),
  },
  { head: '现状', width: 22, cell: (row) => row.status },
  { head: '轮到', width: 16, cell: (row) => row.turn.words },
  { head: '下一期限', width: 20, cell: (row) => row.next },
  { head: '立项日', width: 12, cell: (row) => row.openedOn },
]

/** The list as filtered, as a sheet to keep. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const address = readProjectAddress(new URL(request.url).searchParams)
  const { rows, total } = await exportedProjects(who, context, address)
  const now = context.ports.now()
  const cut = rows.length < total ? `，列出前 ${rows.length} 个` : ''
  const note = `共 ${total} 个${cut} · ${who.organisationName} ${who.name} 于 ${instantText(now, { year: true })} 导出`
  return workbook(`项目清单 ${legalDay(now)}`, columns, rows, note)
}
