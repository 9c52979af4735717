import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { signInLimits } from '../accounts/attempt-limits.server.ts'
import { enter } from '../accounts/enter.server.ts'
import { themeCookie } from '../accounts/theme.ts'
import { changePassword } from '../commands/change-password.server.ts'
import { chooseMail } from '../commands/choose-mail.server.ts'
import { switchCapacity } from '../commands/switch-capacity.server.ts'
import { AccountSeats, PasswordSheet, ThemeSheet } from '../components/account-sheets.tsx'
import { Alert } from '../components/alert.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { MailSheet } from '../components/mail-sheet.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Sheet } from '../components/sheet.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { presentAccount } from '../presenters/account.server.ts'
import { presentMailChoice } from '../presenters/mail-choice.server.ts'
import type { loader as rootLoader } from '../root.tsx'
import { requireSignedIn } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '账户 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  return json({ ...(await presentAccount(who, context)), mail: await presentMailChoice(who.person, context) })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const form = await request.formData()
  const texts = readTexts(form)
  const { intent, current = '', next = '', again = '', capacity = '', theme = '' } = texts
  const { db, ports, address } = context
  if (intent === 'theme') {
    const cookie = themeCookie(theme, request.url.startsWith('https:'))
    return redirectWith(context, '/account', { kind: 'done', title: '已更换显示' }, { 'Set-Cookie': cookie })
  }
  if (intent === 'mail' && !who.mustChange) {
    await chooseMail(db, { person: who.person, wanted: form.getAll('mail').map(String) }, ports)
    return redirectWith(context, '/account', { kind: 'done', title: '通知设置已保存' })
  }
  if (intent === 'capacity' && !who.mustChange) {
    const done = await switchCapacity(db, { ...who, capacity, address }, ports)
    return done.ok ? enter(context, done) : json(answerOf(done, {}), 400)
  }
  if (intent !== 'password') throw new Response('没有这项操作。', { status: 400 })
  const done = await changePassword(db, { ...who, current, next, again, address }, ports, signInLimits)
  if (!done.ok) return json(answerOf(done, {}), 400)
  return redirectWith(context, '/account', { kind: 'done', title: '密码已修改', next: '其他设备上的登录已全部退出。' })
}

export default function Account() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const theme = useRouteLoaderData<typeof rootLoader>('root')?.theme ?? null
  return (
    <>
      <PageHeader
        title="账户"
        facts={[{ value: `${view.organisation} · ${view.name}` }]}
        actions={view.mustChange ? undefined : <LinkButton href="/notices">消息</LinkButton>}
      />
      {view.mustChange ? (
        <Alert kind="warning" title="请先修改初始密码">
          这个密码由管理员设置。修改之后才能办理其他事情。
        </Alert>
      ) : null}
      <ErrorSummary errors={summaryOf(answer)} title="没有办成" />
      <div className="halves">
        <div className="stack">
          <Sheet title="登录">
            <FactsList
              facts={[
                { label: '账号', value: view.email, sample: view.sample },
                { label: '上次登录', value: view.previous },
                { label: '本次登录', value: view.began },
              ]}
            />
          </Sheet>
          <AccountSeats seats={view.seats} />
          <ThemeSheet theme={theme} />
        </div>
        <div className="stack">
          <PasswordSheet hasPassword={view.hasPassword} answer={answer} />
          {view.mustChange ? null : <MailSheet email={view.email} {...view.mail} />}
        </div>
      </div>
    </>
  )
}
