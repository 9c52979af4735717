import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { stopMail } from '../commands/choose-mail.server.ts'
import { Alert } from '../components/alert.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PublicShell } from '../components/public-shell.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { readMailLink } from '../presenters/mail-choice.server.ts'

export const meta: MetaFunction = () => [{ title: '邮件设置 · 科技板' }, { name: 'robots', content: 'noindex' }]

/** Looking at the link changes nothing: programs that read mail follow links too. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { title, about } = await readMailLink(request, context)
  return json({ title, about })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const link = await readMailLink(request, context)
  await stopMail(context.db, link, context.ports)
  return json({ done: true })
}

/** 退订: one kind of mail, by a signed link, without signing in. */
export default function Unsubscribe() {
  const { title, about } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  return (
    <PublicShell home="/" narrow>
      <PageHeader title="邮件设置" />
      <Sheet label="邮件设置">
        {done ? (
          <Alert kind="done" title={`不再发送「${title}」邮件`} live>
            站内消息照常。登录后可以在账户页重新打开。
          </Alert>
        ) : (
          <form method="post" className="form">
            <p>
              不再接收「{title}」邮件（{about}）？站内消息照常。
            </p>
            <div className="acts">
              <SubmitButton tone="primary">不再接收</SubmitButton>
            </div>
          </form>
        )}
        <p>
          <LinkButton href="/account" tone="quiet">
            全部邮件设置
          </LinkButton>
        </p>
      </Sheet>
    </PublicShell>
  )
}
