import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePlatform } from '../accounts/administrator.server.ts'
import { readCalendarFile } from '../commands/import-calendar.server.ts'
import { proposeChange } from '../commands/propose-change.server.ts'
import { Alert } from '../components/alert.tsx'
import { CalendarImportForm } from '../components/calendar-import-form.tsx'
import { ChangesTable } from '../components/changes-table.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Sheet } from '../components/sheet.tsx'
import { YearGrid } from '../components/year-grid.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { isCalendarId, presentCalendar } from '../presenters/calendars.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? '日历'} · 科技板` }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requirePlatform(request, context)
  return json(await presentCalendar(context, params.calendar ?? '', new URL(request.url).searchParams.get('year')))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const by = await requirePlatform(request, context)
  const id = params.calendar ?? ''
  if (!isCalendarId(id)) throw new Response('没有这份日历。', { status: 404 })
  const form = await request.formData()
  const file = form.get('file')
  const typed = readTexts(form)
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const read = await readCalendarFile(context.reader, id, { bytes, typed })
  if (!read.ok) {
    const answer = answerOf({ message: '请按提示更正，并重新选择文件。', fields: read.fields }, typed)
    return json({ answer, rows: read.problems }, 400)
  }
  const change = { kind: 'calendar', calendar: read.calendar } as const
  const done = await proposeChange(context.db, { change, reason: read.reason, by }, context.ports)
  if (!done.ok) return json({ answer: answerOf(done, typed), rows: [] }, 400)
  return redirectWith(context, `/rulebook/changes/${done.id}`, {
    kind: 'done',
    title: '已提交，请另一位管理员复核',
  })
}

export default function CalendarPage() {
  const view = useLoaderData<typeof loader>()
  const said = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title={view.name}
        breadcrumb={[{ label: '日历', href: '/calendars' }]}
        facts={[
          { label: '版本', value: `第 ${view.version} 版` },
          { label: '公布至', value: view.announcedUntil },
          { label: `${view.year}年`, value: `${view.works} 天${view.provisional ? '（含暂定）' : ''}` },
        ]}
        actions={<ExportLinks list={`/exports/calendar?calendar=${view.id}`} />}
      />
      <ErrorSummary errors={summaryOf(said?.answer)} />
      {view.alarm ? (
        <Alert kind="warning" title="请导入下一年的安排">
          {view.name}
          {view.alarm}。其后的日子按周末和法定节日推算，期限一律标“暂定”。
        </Alert>
      ) : null}
      <Sheet
        title={`${view.year}年`}
        note="休：放假或休市；班：周末上班；虚线：尚未公布，暂定"
        end={<FilterChips label="年份" chips={view.years} />}
        foot={`来源：${view.source}`}
      >
        <YearGrid view={view} />
      </Sheet>
      <CalendarImportForm view={view} answer={said?.answer} rows={said?.rows ?? []} />
      <Sheet
        title="历次版本"
        end={<ExportLinks list={`/exports/rulebook-changes?calendar=${view.id}`} what="历次版本" quiet />}
        bare
      >
        <ChangesTable changes={view.changes} caption={`${view.name}的变更`} />
      </Sheet>
    </>
  )
}
