import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { postSignatures } from '../commands/posted-signatures.server.ts'
import { Alert } from '../components/alert.tsx'
import { instantText } from '../components/chinese-date.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { ProgressBar } from '../components/progress-bar.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SignatureSheet, WaitingSignatures } from '../components/signature-sheet.tsx'
import { redirectWith } from '../flash.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { presentSignatures } from '../presenters/signatures-page.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  return json(await presentSignatures(await enterProject(who, context, params.project), context.ports.newId()))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const done = await postSignatures(who, context, room.project.id, await request.formData())
  if (!done.ok) return json({ message: done.message }, { status: 409 })
  throw redirectWith(context, `/projects/${room.project.id}/filings/signatures`, { kind: 'done', title: done.said })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `签字盖章页 · ${data?.frame.name ?? ''} · 科技板` },
]

/** Which paper needs whose signature and seal, page by page, until each is in. */
export default function SignaturesRoute() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack aligned-signatures">
      <ProjectHead
        frame={page.frame}
        page={{ title: '签字盖章页', href: `/projects/${page.frame.id}/filings` }}
        facts={[
          { label: '已收', value: `${page.in} / ${page.total} 页` },
          { label: '截至', value: instantText(page.asOf) },
        ]}
        actions={page.total > 0 ? <ExportLinks list={`/projects/${page.frame.id}/exports/signatures`} /> : undefined}
      />
      <FilterChips label="申报文件的几种看法" chips={page.nav} />
      {refused ? <Alert kind="error" title={refused.message} live /> : null}
      <Sheet title="进度" note="按惯常做法列出，待核实；未齐只提示，不阻止报送">
        {page.total > 0 ? (
          <ProgressBar
            unit="页"
            total={page.total}
            parts={[
              { label: '已收', count: page.in, tone: 'ink' },
              { label: '未收', count: page.total - page.in, tone: 'amber' },
            ]}
          />
        ) : (
          <EmptyState icon="document" title="没有需要签字盖章的文件">
            转申报后按清单列出；哪份文件需要谁签字盖章，在这里逐页登记。
          </EmptyState>
        )}
      </Sheet>
      {page.papers
        .filter(({ version }) => version !== null)
        .map((paper) => (
          <SignatureSheet key={paper.id} paper={paper} />
        ))}
      <WaitingSignatures papers={page.papers.filter(({ version }) => version === null)} />
    </div>
  )
}
