import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Alert } from '../components/alert.tsx'
import { PublicShell } from '../components/public-shell.tsx'
import { VerifyForms } from '../components/verify-forms.tsx'
import { presentEntrance } from '../presenters/entrance.server.ts'
import { hashOfUpload, plainHash } from '../presenters/verification.server.ts'
import { admitVerification } from '../verification-limits.server.ts'

export const meta: MetaFunction = () => [
  { title: '文件核验 · 科技板' },
  { name: 'description', content: '核验一份文件是不是按原样报送过，在哪一天。不显示名称和项目。' },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const hash = plainHash(new URL(request.url).searchParams.get('hash') ?? '')
  if (hash !== '') return redirect(`/verify/${encodeURIComponent(hash.slice(0, 80))}`, 303)
  return json({ entrance: await presentEntrance(context) })
}

/** The file is counted and forgotten: nothing of it is kept, and nothing in it is read. */
export async function action({ request, context }: ActionFunctionArgs) {
  // Before the body is read: who has asked too often does not make the server read on.
  await admitVerification(context.address)
  const file = (await request.formData()).get('file')
  if (!(file instanceof Blob) || file.size === 0) return json({ error: '请选择一份文件。' }, 400)
  return redirect(`/verify/${await hashOfUpload(file)}`, 303)
}

/** 文件核验: whether something was filed as it is, and when. */
export default function VerifyPage() {
  const { entrance } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <PublicShell home="/" links={entrance.links.map((link) => ({ ...link, current: link.href === '/verify' }))}>
      <h1 className="title-28">文件核验</h1>
      <p className="lede">核验一份文件是不是按原样报送过，在哪一天。只回答这一点，不显示名称、编号和项目。不用账号。</p>
      {refused ? <Alert kind="error" title={refused.error} live /> : null}
      <VerifyForms />
      <p className="muted small">
        扫描回执上的二维码即到结果页。核验只说明文件与报送时一致，不表明对内容作出判断。外部机构出具的文件，受理之后、公开发行的项目才答复。
      </p>
    </PublicShell>
  )
}
