import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { generateAll } from '../commands/generate-all.server.ts'
import { postFiling } from '../commands/posted-filing.server.ts'
import { Alert } from '../components/alert.tsx'
import { instantText } from '../components/chinese-date.ts'
import { ConditionalPapers } from '../components/conditional-papers.tsx'
import { DataTable, type TableColumn } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { HiddenInputs } from '../components/hidden-inputs.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { ProgressBar } from '../components/progress-bar.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Seal } from '../components/seal.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { WorkTag } from '../components/tag.tsx'
import { WaitingReload } from '../components/waiting-reload.tsx'
import { redirectWith } from '../flash.server.ts'
import { papersToMake, presentFilings } from '../presenters/filings-page.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  return json(await presentFilings(await enterProject(who, context, params.project), context.ports.newId()))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const form = await request.formData()
  const done =
    form.get('intent') === 'generate-all'
      ? await generateAll(who, context, room.project.id, {
          papers: await papersToMake(room),
          key: String(form.get('key')),
        })
      : await postFiling(who, context, room.project.id, form)
  if (!done.ok) return json({ message: done.message }, { status: 409 })
  throw redirectWith(context, `/projects/${room.project.id}/filings`, { kind: 'done', title: done.said })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `申报文件 · ${data?.frame.name ?? ''} · 科技板` },
]

/** The checklist: what there is, what is missing, what has gone stale, and the buttons that mend it. */
export default function FilingsRoute() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { counts, frame } = page
  return (
    <div className="stack">
      <ProjectHead
        frame={frame}
        page={{ title: '申报文件', href: `/projects/${frame.id}` }}
        facts={[
          { label: '完成', value: `${counts.done} / ${counts.total} 项` },
          { label: '不适用', value: `${counts.waived} 项` },
          { label: '截至', value: instantText(page.asOf) },
        ]}
        actions={<HeadActions page={page} />}
      />
      {refused ? <Alert kind="error" title={refused.message} live /> : null}
      <WaitingReload waiting={page.printing} words="文件正在生成，完成后自动出现。" />
      <FilterChips label="申报文件的几种看法" chips={page.nav} />
      {page.disagreements.length > 0 ? <Disagreements page={page} /> : null}
      <Sheet label="进度">
        <ProgressBar
          unit="项"
          total={counts.total}
          parts={[
            { label: '已完成', count: counts.done, tone: 'ink' },
            { label: '进行中', count: counts.doing, tone: 'azure' },
            { label: '待编制', count: counts.missing, tone: 'amber' },
          ]}
        />
      </Sheet>
      {page.groups.length === 0 ? (
        <Sheet label="申报文件">
          <EmptyState icon="document" title="还没有文件">
            转申报后按清单列出应备文件；办理步骤产生的文书也在这里。
          </EmptyState>
        </Sheet>
      ) : (
        <div className="stack aligned-filings">
          {page.groups.map((group) => (
            <Sheet key={group.title} title={group.title} end={`${group.lines.length} 项 · 需要处理的在前`} bare>
              <Papers lines={group.lines} title={group.title} requestKey={page.key} />
            </Sheet>
          ))}
        </div>
      )}
      <ConditionalPapers papers={page.conditional} list={`/projects/${frame.id}/exports/conditional`} />
    </div>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>
type Line = Page['groups'][number]['lines'][number]

function HeadActions({ page }: { page: Page }) {
  const ready = page.groups.some(({ lines }) => lines.some(({ file }) => file !== null))
  return (
    <>
      {page.groups.length > 0 ? <ExportLinks list={`/projects/${page.frame.id}/exports/filings`} /> : null}
      {ready ? (
        <LinkButton href={`/projects/${page.frame.id}/filings.zip`} icon="download">
          全部下载
        </LinkButton>
      ) : null}
      {ready ? (
        <LinkButton href={`/projects/${page.frame.id}/archive.zip`} icon="shield">
          离线存档
        </LinkButton>
      ) : null}
      {page.outstanding > 0 ? <GenerateAll page={page} /> : null}
    </>
  )
}

/** What the papers say differently, each place by name; the one button that mends it is at the head of the page. */
function Disagreements({ page }: { page: Page }) {
  return (
    <Alert kind="warning" title={`文件之间有 ${page.disagreements.length} 处不一致，更正后才能报送`}>
      <ul>
        {page.disagreements.map(({ label, because }) => (
          <li key={label}>{because}</li>
        ))}
      </ul>
      平台生成的，用“生成待编制的”一次更正；上传的，请核对后重新上传。
    </Alert>
  )
}

function GenerateAll({ page }: { page: Page }) {
  return (
    <form method="post">
      <HiddenInputs values={{ intent: 'generate-all', key: page.key }} />
      <SubmitButton tone="primary">生成待编制的 {page.outstanding} 份</SubmitButton>
    </form>
  )
}

function Papers({ lines, title, requestKey }: { lines: readonly Line[]; title: string; requestKey: string }) {
  return (
    <DataTable
      caption={title}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        {
          head: '文件',
          cell: (line) => (
            <>
              <a href={line.href}>
                {line.code} {line.title}
              </a>
              <Why line={line} />
            </>
          ),
        },
        {
          head: '编制',
          kind: 'dense',
          cell: ({ seal }) => (
            <>
              <Seal char={seal.char} side={seal.side} title={seal.title} /> {seal.title}
            </>
          ),
        },
        {
          head: '状态',
          kind: 'dense',
          cell: (line) => <WorkTag state={line.state} {...(line.word ? { word: line.word } : {})} />,
        },
        ...(lines.some(({ due }) => due) ? [dueColumn] : []),
        { head: '办理', kind: 'act', cell: (line) => <PaperActs line={line} requestKey={requestKey} /> },
      ]}
    />
  )
}

const dueColumn: TableColumn<Line> = {
  head: '期限',
  kind: 'dense',
  cell: ({ due }) => (due ? <span className={due.late ? 'tone-cinnabar' : undefined}>{due.words}</span> : null),
}

/** What there is of it; for one that is still missing, why it is asked for, and the text that asks. */
function Why({ line: { note, condition, because, basis, state } }: { line: Line }) {
  const why = condition ? [condition, because].filter(Boolean).join('：') : basis ? '必备' : ''
  const open = state !== 'done'
  if (!note && !(open && (why || basis))) return null
  return (
    <span className="cell-more">
      {[note, open ? why : ''].filter(Boolean).join(' · ')}
      {open && basis?.href ? (
        <>
          {note || why ? ' · ' : ''}
          <a href={basis.href} title={basis.text}>
            依据<span className="out-of-sight">：{basis.text}</span>
          </a>
        </>
      ) : null}
    </span>
  )
}

function PaperActs({ line, requestKey }: { line: Line; requestKey: string }) {
  return (
    <span className="row">
      {line.file ? (
        <LinkButton href={line.file} size="small" icon="download" download>
          下载<span className="out-of-sight">{line.title}</span>
        </LinkButton>
      ) : null}
      {line.acts.generate && !line.printing ? (
        <form method="post">
          <HiddenInputs values={{ intent: 'generate', filing: line.id, key: `${requestKey}-${line.id}`.slice(-64) }} />
          <SubmitButton size="small">
            {line.version === null ? '生成' : '重新生成'}
            <span className="out-of-sight">{line.title}</span>
          </SubmitButton>
        </form>
      ) : null}
      {line.acts.upload && line.version === null && !line.acts.generate ? (
        <LinkButton href={`${line.href}#upload`} size="small" icon="upload">
          上传<span className="out-of-sight">{line.title}</span>
        </LinkButton>
      ) : null}
    </span>
  )
}
