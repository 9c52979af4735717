import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { legalDay } from '#workflows/calendar/day.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { GuideFields } from '../components/guide-fields.tsx'
import { HiddenInputs } from '../components/hidden-inputs.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PublicShell } from '../components/public-shell.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { presentEntrance } from '../presenters/entrance.server.ts'
import { kindIn, presentGuideQuestions } from '../presenters/guide-questions.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `${data.view.kindTitle} · ` : ''}政策辅导 · 科技板` },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const kind = kindIn(searchParams)
  if (!kind) return redirect('/guide', 303)
  const today = legalDay(context.ports.now())
  const view = presentGuideQuestions(kind, searchParams, today, searchParams.get('check') === '1')
  return json({ view, entrance: await presentEntrance(context) })
}

/** The other five questions on one page; the answers become the address of the next. */
export default function GuideQuestionsPage() {
  const { view, entrance } = useLoaderData<typeof loader>()
  const errors = Object.entries(view.fields).flatMap(([field, messages]) =>
    messages.map((message) => ({ field, message })),
  )
  return (
    <PublicShell home="/" links={entrance.links.map((link) => ({ ...link, current: link.href === '/guide' }))}>
      <h1 className="title-28">{view.kindTitle}</h1>
      <p className="lede">还有五问。不知道的可以空着，结果会说明还缺什么。</p>
      <ErrorSummary errors={errors} />
      <form method="get" action="/guide/answer" className="stack" noValidate>
        <HiddenInputs values={{ kind: view.kind }} />
        <GuideFields view={view} />
        <p className="acts">
          <SubmitButton tone="primary">看结果</SubmitButton>
          <LinkButton href="/guide" tone="quiet">
            换一类发行人
          </LinkButton>
        </p>
      </form>
    </PublicShell>
  )
}
