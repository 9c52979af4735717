import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signInLimits } from '../accounts/attempt-limits.server.ts'
import { earlierToken, enter } from '../accounts/enter.server.ts'
import { asksForCode, codeMatches, prepareCode } from '../accounts/first-run-code.server.ts'
import { firstRun } from '../commands/first-run.server.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { PublicShell } from '../components/public-shell.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { TextField } from '../components/text-field.tsx'
import { answerOf, readTexts, shown, summaryOf } from '../forms/answer.ts'
import { presentEntrance } from '../presenters/entrance.server.ts'

export const meta: MetaFunction = () => [{ title: '首次设置 · 科技板' }]
export const headers = () => ({ 'Cache-Control': 'no-store' })

const none = () => new Response('首次设置已经完成，或这是演示环境。请登录。', { status: 404 })

export async function loader({ context }: LoaderFunctionArgs) {
  const entrance = await presentEntrance(context)
  if (context.demo) throw none()
  if (!entrance.firstRun) return redirect('/sign-in', 303)
  prepareCode(context.environment)
  return json({ code: asksForCode(context.environment) })
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (context.demo) throw none()
  const { code = '', ...form } = readTexts(await request.formData())
  const secrets = ['password', 'again']
  const wait = await signInLimits.count({ account: 'first-run', address: context.address })
  if (wait !== null) return json(answerOf({ message: `尝试次数过多，请 ${wait} 分钟后再试。` }, form, secrets), 400)
  if (!codeMatches(context.environment, code)) {
    const fields = { code: ['与服务器数据目录中的不一致'] }
    return json(answerOf({ message: '设置口令不正确。', fields }, form, secrets), 400)
  }
  const command = { form, address: context.address, earlier: earlierToken(request, context) }
  const done = await firstRun(context.db, command, context.ports)
  return done.ok ? enter(context, done) : json(answerOf(done, { ...form, code }, secrets), 400)
}

export default function FirstRunPage() {
  const { code } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <PublicShell home="/" narrow>
      <h1 className="title-28">首次设置</h1>
      <p className="lede">平台上还没有人。请建立第一位系统管理员；平台没有任何预设账号和密码。</p>
      <ErrorSummary errors={summaryOf(answer)} />
      <Sheet title="第一位系统管理员" foot="管理员只管机构、人员与席位，看不到任何项目。">
        <form method="post" className="form">
          {code ? (
            <TextField
              {...shown(answer, 'code')}
              label="设置口令"
              hint="在服务器的数据目录里，文件名 first-run-code。"
              required
            />
          ) : null}
          <TextField {...shown(answer, 'organisation')} label="平台运营方名称" autoComplete="organization" required />
          <TextField {...shown(answer, 'name')} label="姓名" autoComplete="name" required />
          <TextField
            {...shown(answer, 'email')}
            label="邮箱（登录账号）"
            type="email"
            autoComplete="username"
            required
          />
          <TextField
            {...shown(answer, 'password')}
            label="密码"
            type="password"
            autoComplete="new-password"
            hint="至少 12 个字符，不能含有邮箱名称；可以用一句话。"
            required
          />
          <TextField
            {...shown(answer, 'again')}
            label="再输一次密码"
            type="password"
            autoComplete="new-password"
            required
          />
          <SubmitButton tone="primary">建立管理员并登录</SubmitButton>
        </form>
      </Sheet>
    </PublicShell>
  )
}
