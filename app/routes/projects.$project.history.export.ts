import type { LoaderFunctionArgs } from '@remix-run/node'
import { csv } from '../exports/csv.ts'
import { type ExportColumn, workbook } from '../exports/workbook.server.ts'
import { contentDisposition } from '../filings/content-disposition.ts'
import { exportedHistory, type HistoryLine } from '../presenters/history-page.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

const recordedWords = ({ recorded }: HistoryLine): string =>
  recorded ? [recorded.day, recorded.word, recorded.document].filter(Boolean).join(' ') : ''

const bodyWords = ({ body }: HistoryLine): string => (body ?? []).map(({ key, value }) => `${key}：${value}`).join('；')

const columns: readonly (ExportColumn<HistoryLine> & { text: (line: HistoryLine) => string })[] = (
  [
    ['序号', 8, (line) => String(line.seq)],
    ['时间（+08:00）', 22, (line) => line.instant],
    ['席位', 14, (line) => line.seal.title],
    ['机构', 28, (line) => line.organisation],
    ['人员', 12, (line) => line.person],
    ['阶段', 8, (line) => line.stage],
    ['办理', 24, (line) => line.title],
    ['之前', 14, (line) => line.before],
    ['之后', 14, (line) => line.after],
    ['代录', 24, recordedWords],
    ['内容', 60, bodyWords],
    ['校验值', 66, (line) => line.hash],
  ] satisfies [string, number, (line: HistoryLine) => string][]
).map(([head, width, text]) => ({ head, width, text, cell: text }))

/** What one person may read of a project's history, to be kept: as a workbook or as CSV. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const lines = await exportedHistory(room)
  const name = `${room.project.number} 经过`
  if (new URL(request.url).searchParams.get('format') !== 'csv')
    return workbook(name, columns, lines, `共 ${lines.length} 条，新的在前，截至 ${room.now}`)
  const rows = lines.map((line) => columns.map(({ text }) => text(line)))
  return new Response(
    csv(
      columns.map(({ head }) => head),
      rows,
    ),
    {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': contentDisposition(`${name}.csv`),
        'Content-Security-Policy': 'sandbox',
        'Cache-Control': 'private, no-store',
      },
    },
  )
}
