import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Alert } from '../components/alert.tsx'
import { instantText } from '../components/chinese-date.ts'
import { DataTable } from '../components/data-table.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { Pager } from '../components/pager.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Seal } from '../components/seal.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import { presentHistory } from '../presenters/history-page.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const { searchParams } = new URL(request.url)
  return json(
    await presentHistory(room, { before: searchParams.get('before'), verify: searchParams.get('verify') === '1' }),
  )
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `经过 · ${data?.frame.name ?? ''} · 科技板` }]

/** The audit trail as far as one may read it: who did what, in which seat, what it changed, on which link of the chain. */
export default function HistoryRoute() {
  const page = useLoaderData<typeof loader>()
  const at = `/projects/${page.frame.id}/history`
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title: '经过', href: `/projects/${page.frame.id}` }}
        actions={
          <>
            <LinkButton href={`${at}?verify=1`} icon="shield">
              核验记录链
            </LinkButton>
            <ExportLinks list={`/projects/${page.frame.id}/exports/history`} />
          </>
        }
      />
      {page.verified ? (
        <Alert kind={page.verified.ok ? 'done' : 'error'} title={page.verified.ok ? '记录链完整' : '记录链不完整'} live>
          {page.verified.words}
        </Alert>
      ) : null}
      <Sheet
        title="经过"
        note="按发生先后编号，新的在前"
        foot={
          <Pager
            words={`本页 ${page.lines.length} 条 · 您的座位可见的部分 · 截至 ${instantText(page.asOf)}`}
            {...(page.first ? {} : { first: at })}
            {...(page.next ? { next: page.next } : {})}
          />
        }
        bare
      >
        <Lines lines={page.lines} />
      </Sheet>
    </div>
  )
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>['lines'][number]

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <DataTable
      caption="经过"
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { head: '序号', kind: 'number', cell: ({ seq }) => seq },
        {
          head: '时间',
          kind: 'dense',
          cell: ({ at, instant }) => <time dateTime={at}>{instant}</time>,
        },
        {
          head: '谁',
          cell: ({ seal, organisation, person }) => (
            <>
              <Seal char={seal.char} side={seal.side} title={seal.title} /> {organisation || seal.title}
              {person ? <span className="cell-more">{person}</span> : null}
            </>
          ),
        },
        { head: '办理', subject: true, cell: (line) => <What line={line} /> },
        {
          head: '状态',
          cell: ({ stage, before, after }) => (
            <>
              {stage}
              {after ? <span className="cell-more">{before ? `${before} → ${after}` : after}</span> : null}
            </>
          ),
        },
        { head: '校验值', kind: 'dense', cell: ({ hash }) => <span className="chain-hash">{hash.slice(0, 10)}</span> },
      ]}
    />
  )
}

function What({ line }: { line: Line }) {
  return (
    <>
      {line.title} {line.recorded ? <Tag dashed>代录</Tag> : null}
      {line.recorded ? (
        <span className="cell-more">
          {[line.recorded.day, line.recorded.word, line.recorded.document].filter(Boolean).join(' · ')}
        </span>
      ) : null}
      {line.body && line.body.length > 0 ? (
        <details className="cell-more">
          <summary>内容</summary>
          <FactsList facts={line.body.map(({ key, value }) => ({ label: key, value }))} />
        </details>
      ) : null}
    </>
  )
}
