import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePlatform } from '../accounts/administrator.server.ts'
import { CalendarAlarms } from '../components/calendar-alarms.tsx'
import { DataTable } from '../components/data-table.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import { presentCalendars } from '../presenters/calendars.server.ts'

export const meta: MetaFunction = () => [{ title: '日历 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePlatform(request, context)
  return json(await presentCalendars(context))
}

export default function Calendars() {
  const view = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="日历"
        facts={[{ value: '工作日与交易日' }]}
        actions={
          <>
            <LinkButton href="/rulebook/changes">变更记录</LinkButton>
            <ExportLinks list="/exports/calendars" />
          </>
        }
      />
      <CalendarAlarms alarms={view.alarms} />
      <Sheet
        label="日历"
        bare
        foot={<Pager words={`共 ${view.lines.length} 份 · 公布截止日之后的日子一律标“暂定” · 截至 ${view.asOf}`} />}
      >
        <DataTable
          caption="日历"
          rows={view.lines}
          rowKey={(row) => row.id}
          urgency={(row) => (row.alarm ? 'soon' : undefined)}
          columns={[
            {
              head: '日历',
              cell: (row) => (
                <>
                  <a href={`/calendars/${row.id}`}>{row.name}</a>
                  <span className="cell-more">{row.use}</span>
                </>
              ),
            },
            { head: '版本', kind: 'dense', cell: (row) => `第 ${row.version} 版` },
            {
              head: '公布至',
              kind: 'dense',
              cell: (row) => (
                <>
                  {row.announcedUntil}{' '}
                  {row.alarm ? (
                    <Tag tone="amber" icon="warn">
                      即将用完
                    </Tag>
                  ) : null}
                </>
              ),
            },
            { head: '来源', cell: (row) => row.source },
          ]}
        />
      </Sheet>
    </>
  )
}
