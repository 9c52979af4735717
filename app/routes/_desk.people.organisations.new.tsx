import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { administratorOf } from '../accounts/administrator.server.ts'
import { registerOrganisation } from '../commands/register-organisation.server.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SelectField } from '../components/select-field.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { TextField } from '../components/text-field.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, shown, summaryOf } from '../forms/answer.ts'
import { organisationKindOptions } from '../presenters/person.server.ts'
import { requireCapacity } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '登记机构 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireCapacity(request, context, ['administrator'])
  if (!administratorOf(who, context.address).everybody)
    throw new Response('机构由平台运营方的管理员登记。', { status: 404 })
  return json({ kinds: organisationKindOptions })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const who = await requireCapacity(request, context, ['administrator'])
  const form = readTexts(await request.formData())
  const done = await registerOrganisation(
    context.db,
    { form, by: administratorOf(who, context.address) },
    context.ports,
  )
  if (!done.ok) return json(answerOf(done, form), 400)
  return redirectWith(context, '/people', { kind: 'done', title: `已登记 ${done.name}`, next: '可以为它新增人员了。' })
}

export default function NewOrganisation() {
  const { kinds } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="登记机构" breadcrumb={[{ label: '人员', href: '/people' }]} />
      <ErrorSummary errors={summaryOf(answer)} />
      <Sheet title="机构">
        <form method="post" className="form-grid">
          <TextField {...shown(answer, 'name')} label="全称" maxLength={200} required />
          <SelectField
            {...shown(answer, 'kind')}
            label="类型"
            hint="决定其人员可以担任的席位。"
            options={kinds}
            empty="请选择"
            required
          />
          <TextField
            {...shown(answer, 'creditCode')}
            label="统一社会信用代码"
            hint="18 位，含校验位；主管部门等没有的可以不填。"
            maxLength={40}
          />
          <TextField {...shown(answer, 'region')} label="所在地区" maxLength={60} />
          <div className="whole acts">
            <SubmitButton tone="primary">登记</SubmitButton>
          </div>
        </form>
      </Sheet>
    </>
  )
}
