import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { postDecisions } from '../commands/posted-word.server.ts'
import { Alert } from '../components/alert.tsx'
import { DataTable } from '../components/data-table.tsx'
import { HiddenInputs } from '../components/hidden-inputs.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { WordDecisions } from '../components/word-decisions.tsx'
import { WordPieces } from '../components/word-pieces.tsx'
import { redirectWith } from '../flash.server.ts'
import { enterChapters } from '../presenters/chapter-room.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { presentWordReturn } from '../presenters/word-return.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const chapters = await enterChapters(await enterProject(who, context, params.project), params.filing)
  const chapter = new URL(request.url).searchParams.get('chapter')
  const asked = { returned: params.returned, chapter, requestKey: context.ports.newId() }
  return json(await presentWordReturn(chapters, asked))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const { filing } = await enterChapters(room, params.filing)
  const form = await request.formData()
  const returned = params.returned ?? ''
  const done = await postDecisions(who, context, { project: room.project, filing: filing.id, returned }, form)
  const at = `/projects/${room.project.id}/filings/${filing.id}/chapters`
  if (!done.ok) return json({ message: done.message }, { status: done.reason === 'stale' ? 409 : 422 })
  const next = done.left === null ? at : done.left > 0 ? `${at}/returned/${returned}` : `${at}/${form.get('chapter')}`
  throw redirectWith(context, next, { kind: 'done', title: done.said })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `从 Word 带回：${data?.name ?? ''} · ${data?.frame.name ?? ''} · 科技板` },
]

/** What came back from Word: what is lost, which chapters it holds, and each revision to accept or refuse. */
export default function WordReturnRoute() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title: '从 Word 带回', href: page.filing.href }}
        facts={[
          { label: '文件', value: page.name },
          { label: '送来', value: page.sent },
          { label: '章', value: `${page.pieces.length} 章` },
        ]}
      />
      {refused ? <Alert kind="error" title={refused.message} live /> : null}
      {page.losses.length > 0 ? <Losses losses={page.losses} /> : null}
      {page.strangers.length > 0 ? (
        <Alert kind="note" title="下列一级标题不是本文件可编写的章，不带回">
          {page.strangers.join('、')}
        </Alert>
      ) : null}
      {page.pieces.length > 1 ? <WordPieces pieces={page.pieces} chosen={page.chosen?.key ?? null} /> : null}
      {page.chosen ? <WordDecisions chosen={page.chosen} requestKey={page.requestKey} /> : null}
      <form method="post" className="form">
        <HiddenInputs values={{ intent: 'drop', key: `${page.requestKey}-d`.slice(-64) }} />
        <p className="acts">
          <SubmitButton tone="danger">不再带回，关闭这份文件</SubmitButton>
        </p>
      </form>
    </div>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

const Losses = ({ losses }: Pick<Page, 'losses'>) => (
  <Sheet title="带不回来的内容" note="先看清再决定；需要的请改写成文字或表格，或作为附件上传" bare>
    <DataTable
      caption="带不回来的内容"
      rows={losses}
      rowKey={({ what, place }) => `${what} ${place}`}
      columns={[
        { head: '内容', cell: ({ what }) => what },
        { head: '所在标题', cell: ({ place }) => place || '正文之前' },
        { head: '处', kind: 'number', cell: ({ times }) => times },
      ]}
    />
  </Sheet>
)
