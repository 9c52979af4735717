import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { declareTie, takeBackTie } from '../commands/declare-tie.server.ts'
import { dayText, instantText } from '../components/chinese-date.ts'
import { ConfirmFold } from '../components/confirm-fold.tsx'
import { DataTable } from '../components/data-table.tsx'
import { DateField } from '../components/date-field.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SelectField } from '../components/select-field.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { redirectWith } from '../flash.server.ts'
import { presentTies } from '../presenters/ties.server.ts'
import { reviewDesk } from '../review-desk.ts'
import { requireCapacity } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '利益关系声明 · 科技板' }]

const declaring = [...reviewDesk, 'expert'] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireCapacity(request, context, declaring)
  const asOf = instantText(context.ports.now())
  return json({ ...(await presentTies(context, who)), expert: who.capacity === 'expert', asOf })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { person } = await requireCapacity(request, context, declaring)
  const { act, tie, ...form } = Object.fromEntries(await request.formData())
  if (act === 'take-back') {
    await takeBackTie(context.db, { person, tie: String(tie) }, context.ports)
    return redirectWith(context, '/queue/ties', { kind: 'done', title: '已撤回一项声明。' })
  }
  const done = await declareTie(context.db, { person, form }, context.ports)
  if (!done.ok) {
    const typed: Record<string, string> = Object.fromEntries(
      Object.entries(form).map(([name, word]) => [name, String(word)]),
    )
    const fields: Record<string, string[]> = done.fields ?? {}
    return json({ fields, typed }, { status: 422 })
  }
  return redirectWith(context, '/queue/ties', { kind: 'done', title: `已声明与${done.organisation}的关系。` })
}

/** 利益关系声明: the cases of the organisations named here are not to be taken. */
export default function Ties() {
  const { ties, expert, asOf } = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <PageHeader
        title="利益关系声明"
        {...(expert ? {} : { breadcrumb: [{ label: '审核队列', href: '/queue' }] })}
        facts={[{ value: '与某机构存在关系的，不能领取、不能被转办、也不能参加该机构项目的评议会议' }]}
      />
      <div className="with-side">
        <Sheet
          title="已声明"
          end={
            <>
              共 {ties.length} 项 · 截至 {asOf} {ties.length > 0 ? <ExportLinks list="/exports/ties" quiet /> : null}
            </>
          }
          bare
        >
          <DataTable
            caption="已声明的利益关系"
            rows={ties}
            rowKey={({ id }) => id}
            empty={<EmptyState title="没有声明">没有需要回避的机构时，不必填写。</EmptyState>}
            columns={[
              { head: '机构', cell: ({ organisation }) => organisation },
              { head: '关系', cell: ({ relation }) => relation },
              { head: '结束日期', cell: ({ until }) => (until ? dayText(until, { year: true }) : '仍在存续') },
              { head: '声明时间', kind: 'dense', cell: ({ declaredAt }) => instantText(declaredAt, { year: true }) },
              {
                head: '操作',
                kind: 'act',
                cell: ({ id, organisation }) => (
                  <ConfirmFold
                    verb="撤回"
                    name={`对${organisation}的声明`}
                    hidden={{ act: 'take-back', tie: id }}
                    small
                  />
                ),
              },
            ]}
          />
        </Sheet>
        <Declare />
      </div>
    </div>
  )
}

function Declare() {
  const { organisations, relations } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const fields: Record<string, string[]> = refused?.fields ?? {}
  const kept: Record<string, string> = refused?.typed ?? {}
  const errors = (name: string) => (fields[name] ? { errors: fields[name] } : {})
  const typed = (name: string) => kept[name] ?? ''
  return (
    <Sheet title="新声明">
      <form method="post" className="form">
        <ErrorSummary errors={Object.entries(fields).map(([field, [message = '']]) => ({ field, message }))} />
        <SelectField
          name="organisation"
          label="机构"
          options={organisations}
          empty="请选择"
          required
          defaultValue={typed('organisation')}
          {...errors('organisation')}
        />
        <SelectField
          name="relation"
          label="关系"
          options={relations}
          empty="请选择"
          required
          defaultValue={typed('relation')}
          {...errors('relation')}
        />
        <DateField
          name="until"
          label="已于何日结束"
          hint="仍在存续的留空"
          defaultValue={typed('until')}
          {...errors('until')}
        />
        <p className="acts">
          <SubmitButton tone="primary">声明</SubmitButton>
        </p>
      </form>
    </Sheet>
  )
}
