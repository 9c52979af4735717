import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { postFacts } from '../commands/posted-facts.server.ts'
import { DataTable } from '../components/data-table.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FactEdit } from '../components/fact-edit.tsx'
import { FactValue } from '../components/fact-value.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { SampleMark } from '../components/marks.tsx'
import { ProgressBar } from '../components/progress-bar.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import { redirectWith } from '../flash.server.ts'
import { presentFacts } from '../presenters/facts-page.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const { searchParams } = new URL(request.url)
  const asked = { group: searchParams.get('group'), history: searchParams.get('history') }
  return json(await presentFacts(room, { ...asked, key: context.ports.newId() }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const done = await postFacts(who, context, room.project, await request.formData())
  if (done.ok)
    throw redirectWith(context, `/projects/${room.project.id}/facts`, {
      kind: 'done',
      title: done.saved > 0 ? `已保存 ${done.saved} 项要素。` : '没有改动，要素保持原样。',
    })
  const page = await presentFacts(room, {
    group: null,
    history: null,
    key: context.ports.newId(),
    refused: done.refused,
  })
  return json({ page, refused: done.refused }, { status: done.status })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `要素 · ${data?.frame.name ?? ''} · 科技板` }]

/** The fact base: every fact once, with its evidence and history; every paper is written from it. */
export default function FactsRoute() {
  const loaded = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  const page = posted?.page ?? loaded
  const refused = posted?.refused
  const at = `/projects/${page.frame.id}/facts`
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title: '要素', href: `/projects/${page.frame.id}` }}
        facts={[
          { label: '必填', value: `${page.known} / ${page.total} 项` },
          { value: '改一次，引用它的文件一起更新；已报送的版本不变。' },
        ]}
        actions={<ExportLinks list={`/projects/${page.frame.id}/exports/facts`} />}
      />
      <Sheet label="进度">
        <ProgressBar
          unit="项必填要素"
          total={page.total}
          parts={[{ label: '已登记', count: page.known, tone: 'azure' }]}
        />
      </Sheet>
      {page.edit ? (
        <FactEdit
          edit={page.edit}
          requestKey={page.key}
          back={at}
          errors={refused?.errors ?? {}}
          {...(refused?.message ? { refusal: refused.message } : {})}
        />
      ) : null}
      {page.history ? <History history={page.history} back={at} /> : null}
      {(page.edit ? [] : page.groups).map((group) => (
        <Group key={group.name} group={group} />
      ))}
    </div>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

function Group({ group }: { group: Page['groups'][number] }) {
  return (
    <Sheet
      id={group.id}
      title={group.name}
      end={
        <>
          {group.missing > 0 ? (
            <Tag tone="amber">缺 {group.missing} 项</Tag>
          ) : (
            <Tag tone="pine" icon="check">
              齐备
            </Tag>
          )}
          {group.edit ? (
            <LinkButton href={group.edit} size="small">
              登记<span className="out-of-sight">{group.name}</span>
            </LinkButton>
          ) : null}
        </>
      }
      bare
    >
      <div className="fact-lines">
        <Lines group={group} />
      </div>
    </Sheet>
  )
}

function Lines({ group }: { group: Page['groups'][number] }) {
  return (
    <DataTable
      caption={group.name}
      rows={group.lines}
      rowKey={({ key }) => key}
      columns={[
        {
          head: '要素',
          cell: ({ label, required, anchor }) => (
            <>
              <span id={anchor} className="fact-place">
                {label}
              </span>
              {required ? null : <span className="cell-more">选填</span>}
            </>
          ),
        },
        {
          head: '值',
          cell: ({ value, sample, required }) =>
            value || required ? (
              <>
                <FactValue value={value} />
                {sample ? <SampleMark /> : null}
              </>
            ) : (
              <span className="muted">—</span>
            ),
        },
        {
          head: '来源',
          cell: ({ evidence, asOf }) =>
            evidence ? (
              <>
                <a href={evidence.href}>{evidence.title}</a>
                {asOf ? <span className="cell-more">截至 {asOf}</span> : null}
              </>
            ) : (
              <span className="muted small">未附证据{asOf ? `，截至 ${asOf}` : ''}</span>
            ),
        },
        {
          head: '历史',
          kind: 'act',
          cell: ({ revision, history, label }) =>
            revision > 0 ? (
              <a href={history}>
                <span className="out-of-sight">{label}</span>第 {revision} 次
              </a>
            ) : (
              '—'
            ),
        },
      ]}
    />
  )
}

function History({ history, back }: { history: NonNullable<Page['history']>; back: string }) {
  return (
    <Sheet id="history" title={`${history.label}的历次登记`} end={<a href={back}>收起</a>} bare>
      <DataTable
        caption="历次登记"
        rows={history.revisions}
        rowKey={({ revision }) => String(revision)}
        columns={[
          { head: '次', kind: 'dense', cell: ({ revision }) => `第 ${revision} 次` },
          {
            head: '值',
            cell: ({ value, sample }) => (
              <>
                <FactValue value={value} />
                {sample ? <SampleMark /> : null}
              </>
            ),
          },
          {
            head: '登记',
            cell: ({ by, at }) => (
              <>
                {by}
                <span className="cell-more">{at}</span>
              </>
            ),
          },
        ]}
      />
    </Sheet>
  )
}
