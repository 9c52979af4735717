import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '../components/empty-state.tsx'
import { KeptForm } from '../components/kept-form.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Sheet } from '../components/sheet.tsx'
import { redirectWith } from '../flash.server.ts'
import { discardKeptForm, releaseKeptForm } from '../kept-form.server.ts'
import { presentKeptForms } from '../presenters/kept-forms.server.ts'
import { requireSignedIn } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '登录过期前填写的内容 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  return json({ forms: await presentKeptForms(request, context, who) })
}

/** Nothing is done here: the form goes, by its author's hand and as it was, to the page it was meant for. */
export async function action({ request, context }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const form = await request.formData()
  const discarded = form.get('kept-discard')
  if (typeof discarded === 'string') {
    await discardKeptForm(request, context, who.person, discarded)
    return redirectWith(context, '/kept-form', { kind: 'done', title: '已放弃，保留的内容已删除。' })
  }
  const path = await releaseKeptForm(request, context, who.person, String(form.get('kept-form')))
  if (!path) throw new Response('这些内容已经提交或放弃。', { status: 404 })
  return redirect(path, 307)
}

export default function KeptForms() {
  const { forms } = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <PageHeader
        title="登录过期前填写的内容"
        facts={[{ value: `共 ${forms.length} 份` }, { value: '尚未提交；核对后由您自己提交，保留 7 天。' }]}
      />
      {forms.length === 0 ? (
        <Sheet label="登录过期前填写的内容">
          <EmptyState title="没有等您提交的内容" actions={<LinkButton href="/desk">去待办</LinkButton>}>
            登录过期时正在填写的表单会留在这里，只有填写人本人在同一浏览器登录后可见。
          </EmptyState>
        </Sheet>
      ) : null}
      {forms.map((form) => (
        <KeptForm key={form.id} form={form} />
      ))}
    </div>
  )
}
