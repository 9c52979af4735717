import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { chooseClauses } from '../commands/choose-clauses.server.ts'
import { Alert } from '../components/alert.tsx'
import { ClauseChoices } from '../components/clause-choices.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { redirectWith } from '../flash.server.ts'
import { presentProjectClauses } from '../presenters/project-clauses.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  return json(await presentProjectClauses(room, context.ports.newId()))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const form = await request.formData()
  const asked = {
    keys: form.getAll('clause').map(String),
    revision: Number(form.get('revision')) || 0,
    key: String(form.get('key') ?? ''),
  }
  const done = await chooseClauses(room, context, asked)
  if (!done.ok) return json({ message: done.message }, done.reason === 'stale' ? 409 : 422)
  throw redirectWith(context, `/projects/${room.project.id}/clauses`, { kind: 'done', title: '已保存选用的条款' })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `选用条款 · ${data?.frame.name ?? ''} · 科技板` },
]

/** Which clauses this deal's papers carry. */
export default function ProjectClauses() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const day = page.accepted ? `受理日 ${page.on} 有效的版本` : `${page.on} 有效的版本，受理后以受理日为准`
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title: '选用条款', href: `/projects/${page.frame.id}` }}
        facts={[
          { label: '已选', value: page.open ? '未选，按库内全部投资者保护条款印出' : `${page.count} 条` },
          { label: '印出', value: day },
        ]}
        actions={<LinkButton href="/clauses">条款库</LinkButton>}
      />
      <FilterChips label="申报文件的几种看法" chips={page.nav} />
      {refused ? <Alert kind="error" title={refused.message} live /> : null}
      {page.gone.length > 0 ? (
        <Alert kind="warning" title="有条款已不再有效，不会印出">
          {page.gone.join('、')}
        </Alert>
      ) : null}
      <p className="small soft">
        选用的条款印在募集说明书的相应章节；银行间项目选用投资者保护条款的，另附
        M.12。持有人会议、违约处置等库内条款一律印出，不必选用。
      </p>
      <ClauseChoices page={page} />
    </div>
  )
}
