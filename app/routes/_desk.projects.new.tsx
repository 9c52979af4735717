import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { startProject } from '../commands/start-project.server.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { HiddenInputs } from '../components/hidden-inputs.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { NewProjectFields } from '../components/new-project-fields.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { openers } from '../presenters/desk.server.ts'
import { presentNewProject } from '../presenters/new-project.server.ts'
import { presentOpened } from '../presenters/opened.server.ts'
import { requireCapacity } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '新建项目 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireCapacity(request, context, openers)
  const { searchParams } = new URL(request.url)
  // From a recommended list: who it is stands there already.
  const known = Object.fromEntries(
    ['issuerName', 'issuerCode', 'issuerRegion'].map((name) => [name, (searchParams.get(name) ?? '').slice(0, 200)]),
  )
  return json({ view: await presentNewProject(who, context), known, key: context.ports.newId() })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const who = await requireCapacity(request, context, openers)
  const { key = '', ...form } = readTexts(await request.formData())
  const actor = { person: who.person, organisation: who.organisation, seats: [who.capacity] }
  const command = { form, opener: { actor, capacity: who.capacity }, key: key.slice(0, 64) }
  const done = await startProject(context.db, command, context.ports)
  if (!done.ok) return json(answerOf(done, { ...form, key }), 400)
  return redirectWith(context, `/projects/${done.project}`, await presentOpened(context.reader, done.project))
}

export default function NewProject() {
  const { view, known, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title="新建项目"
        breadcrumb={[{ label: '项目', href: '/projects' }]}
        facts={[{ value: '从储备开始；审核与主管机构在报送申请文件之前看不到项目。' }]}
      />
      <ErrorSummary errors={summaryOf(answer)} />
      <form method="post" className="stack">
        <HiddenInputs values={{ key: answer?.values.key ?? key }} />
        <NewProjectFields view={view} answer={answer ?? { message: '', fields: {}, values: known }} />
        <Sheet label="提交">
          <div className="acts">
            <SubmitButton tone="primary">立项</SubmitButton>
            <LinkButton href="/projects" tone="quiet">
              返回
            </LinkButton>
          </div>
        </Sheet>
      </form>
    </>
  )
}
