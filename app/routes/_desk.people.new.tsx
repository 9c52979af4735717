import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { administratorOf } from '../accounts/administrator.server.ts'
import { registerPerson } from '../commands/register-person.server.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SelectField } from '../components/select-field.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { TextField } from '../components/text-field.tsx'
import { ToldOnce } from '../components/told-once.tsx'
import { answerOf, type FormAnswer, readTexts, shown, summaryOf } from '../forms/answer.ts'
import { type NewPersonView, presentNewPerson } from '../presenters/person.server.ts'
import { requireCapacity } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '新增人员 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireCapacity(request, context, ['administrator'])
  return json(await presentNewPerson(administratorOf(who, context.address), context))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const who = await requireCapacity(request, context, ['administrator'])
  const form = readTexts(await request.formData())
  const done = await registerPerson(context.db, { form, by: administratorOf(who, context.address) }, context.ports)
  if (!done.ok) return json({ refused: answerOf(done, form), made: null }, 400)
  const { name, email, password, person } = done
  return json({ refused: null, made: { name, email, password, person } })
}

export default function NewPerson() {
  const view = useLoaderData<typeof loader>()
  const said = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="新增人员" breadcrumb={[{ label: '人员', href: '/people' }]} />
      {said?.made ? (
        <>
          <ToldOnce {...said.made} />
          <p className="acts">
            <LinkButton href={`/people/${said.made.person}`}>查看该人员</LinkButton>
            <LinkButton href="/people/new" tone="quiet">
              再新增一位
            </LinkButton>
          </p>
        </>
      ) : (
        <PersonForm view={view} answer={said?.refused ?? undefined} />
      )}
    </>
  )
}

const PersonForm = ({ view, answer }: { view: NewPersonView; answer: FormAnswer | undefined }) => (
  <>
    <ErrorSummary errors={summaryOf(answer)} />
    <Sheet title="账号与席位" foot="平台生成初始密码，只显示一次；首次登录须修改。">
      <form method="post" className="form-grid">
        <SelectField
          {...shown(answer, 'organisation')}
          label="机构"
          options={view.organisations}
          empty="请选择"
          required
        />
        <SelectField
          {...shown(answer, 'capacity')}
          label="席位"
          hint="须与机构类型相符；之后可以再授予。"
          options={view.capacities}
          empty="请选择"
          required
        />
        <TextField {...shown(answer, 'name')} label="姓名" hint="生僻字按证件填写。" autoComplete="off" required />
        <TextField {...shown(answer, 'email')} label="邮箱（登录账号）" type="email" autoComplete="off" required />
        <div className="whole acts">
          <SubmitButton tone="primary">建立账号</SubmitButton>
        </div>
      </form>
    </Sheet>
  </>
)
