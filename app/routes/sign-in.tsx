import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signInLimits } from '../accounts/attempt-limits.server.ts'
import { earlierToken, enter } from '../accounts/enter.server.ts'
import { signIn } from '../commands/sign-in.server.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { KeptNotice } from '../components/kept-form.tsx'
import { PublicShell } from '../components/public-shell.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SignInForm } from '../components/sign-in-form.tsx'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { presentEntrance } from '../presenters/entrance.server.ts'
import { homeOf } from '../presenters/shell.server.ts'
import { findSession } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '登录 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await findSession(request, context)
  if (session) return redirect(homeOf(session.capacity), 303)
  const entrance = await presentEntrance(context)
  if (entrance.firstRun) return redirect('/first-run', 303)
  return json({ entrance, next: new URL(request.url).searchParams.get('next') ?? undefined })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const texts = readTexts(await request.formData())
  const command = {
    email: texts.email ?? '',
    password: texts.password ?? '',
    address: context.address,
    earlier: earlierToken(request, context),
  }
  const done = await signIn(context.db, command, context.ports, signInLimits)
  if (done.ok) return enter(context, done, texts.next)
  return json(answerOf(done, texts, ['password']), 400)
}

export default function SignInPage() {
  const { entrance, next } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <PublicShell home="/" narrow links={entrance.links} foot="登录后显示上次登录的时间与地点">
      <h1 className="title-28">登录</h1>
      <KeptNotice next={next} />
      <ErrorSummary errors={summaryOf(answer)} title="没有登录" />
      <Sheet label="机构登录">
        <SignInForm email={answer?.values.email ?? ''} next={answer?.values.next ?? next} />
      </Sheet>
      <p className="muted small">忘记密码请联系本机构的系统管理员重置。为保护账号，短时间内多次不成功会暂停尝试。</p>
    </PublicShell>
  )
}
