import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePlatform } from '../accounts/administrator.server.ts'
import { registerOutage } from '../commands/register-outage.server.ts'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { OutageForm } from '../components/outage-form.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { presentOutages } from '../presenters/outages.server.ts'

export const meta: MetaFunction = () => [{ title: '系统停机登记 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePlatform(request, context)
  return json(await presentOutages(context))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const by = await requirePlatform(request, context)
  const form = await request.formData()
  const { from = '', to = '', affected = '', basis = '' } = readTexts(form)
  const sides = form.getAll('sides').map(String)
  const typed = { from, to, affected, basis }
  const done = await registerOutage(context.db, { form: { ...typed, sides }, by }, context.ports)
  if (!done.ok) return json({ answer: answerOf(done, typed), sides }, 400)
  return redirectWith(context, `/outages/${done.id}`, { kind: 'done', title: '已提交，请另一位管理员复核' })
}

export default function Outages() {
  const view = useLoaderData<typeof loader>()
  const said = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title="系统停机登记"
        facts={[{ value: '停机期间截止的期限，经核准后顺延' }]}
        actions={<ExportLinks list="/exports/outages" />}
      />
      <ErrorSummary errors={summaryOf(said?.answer)} />
      <Sheet
        label="停机"
        bare
        foot={<Pager words={`共 ${view.rows.length} 次，按登记时间从近到远 · 截至 ${view.asOf}`} />}
      >
        <DataTable
          caption="停机"
          rows={view.rows}
          rowKey={(row) => row.id}
          empty={
            <EmptyState icon="check" title="没有登记过停机">
              平台不能使用时在下面登记；期限不会自行改动。
            </EmptyState>
          }
          columns={[
            { head: '起止', cell: (row) => <a href={row.href}>{row.spell}</a> },
            {
              head: '影响',
              cell: (row) => (
                <>
                  {row.affected}
                  <span className="cell-more">{row.sides}</span>
                </>
              ),
            },
            { head: '登记', cell: (row) => row.registered },
            { head: '顺延', kind: 'dense', cell: (row) => `${row.granted} 项` },
            { head: '状态', kind: 'dense', cell: (row) => <Tag tone={row.state.tone}>{row.state.word}</Tag> },
          ]}
        />
      </Sheet>
      <OutageForm
        answer={said?.answer}
        sides={view.sides}
        chosen={said?.sides ?? view.sides.map(({ value }) => value)}
      />
    </>
  )
}
