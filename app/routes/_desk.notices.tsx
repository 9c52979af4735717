import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { markNoticesRead } from '../commands/read-notices.server.ts'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { Tag } from '../components/tag.tsx'
import { redirectWith } from '../flash.server.ts'
import { presentNotices } from '../presenters/notices.server.ts'
import { requireSignedIn } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '消息 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  return json(await presentNotices(who, context, new URL(request.url).searchParams.get('after')))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  await markNoticesRead(context.db, who, context.ports.now())
  return redirectWith(context, '/notices', { kind: 'done', title: '已全部标为已读' })
}

/** Most notices say no more than the project and its number: once is enough. */
const saysProject = ({ project, detail }: { project: string; detail: string }): boolean =>
  project !== '' && detail.startsWith(`${project}（`)

export default function Notices() {
  const view = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="消息"
        facts={[{ value: '给您本人和您现在座位的消息' }]}
        actions={
          <>
            {view.unread > 0 ? (
              <form method="post">
                <SubmitButton>全部标为已读</SubmitButton>
              </form>
            ) : null}
            {view.rows.length > 0 ? <ExportLinks list="/exports/notices" /> : null}
          </>
        }
      />
      <Sheet
        label="消息"
        bare
        foot={
          <Pager
            words={`共 ${view.total} 条 · 最近的在前 · 截至 ${view.asOf}`}
            {...(view.next ? { next: view.next } : {})}
          />
        }
      >
        <DataTable
          caption="消息"
          rows={view.rows}
          rowKey={(row) => row.id}
          empty={<EmptyState icon="bell" title="没有消息" />}
          columns={[
            {
              head: '消息',
              cell: (row) => (
                <>
                  {row.href ? <a href={row.href}>{row.title}</a> : row.title}
                  {row.detail && !saysProject(row) ? <span className="cell-more">{row.detail}</span> : null}
                </>
              ),
            },
            { head: '项目', cell: (row) => (saysProject(row) ? row.detail : row.project || '—') },
            {
              head: '状态',
              cell: (row) => (row.unread ? <Tag tone="azure">未读</Tag> : <span className="muted">已读</span>),
            },
            { head: '时间', kind: 'dense', cell: (row) => row.at },
          ]}
        />
      </Sheet>
    </>
  )
}
