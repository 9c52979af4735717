import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BasisLink } from '../components/basis-link.tsx'
import { instantText } from '../components/chinese-date.ts'
import { DataTable } from '../components/data-table.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { WorkTag } from '../components/tag.tsx'
import { presentDisclosure } from '../presenters/disclosure-page.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  return json(await presentDisclosure(await enterProject(who, context, params.project)))
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `信息披露索引 · ${data?.frame.name ?? ''} · 科技板` },
]

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Line = Loaded['groups'][number]['lines'][number]

/** Rule item → paper, section and page, checked against what is printed. It prints as it stands. */
export default function DisclosureRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <div className="stack aligned-disclosure">
      <ProjectHead
        frame={page.frame}
        page={{ title: '信息披露索引', href: `/projects/${page.frame.id}/filings` }}
        facts={[
          { label: '已找到', value: `${page.found} / ${page.total} 项` },
          { label: '缺', value: `${page.missing} 项` },
          { label: '截至', value: instantText(page.asOf) },
        ]}
        actions={<ExportLinks list={`/projects/${page.frame.id}/exports/disclosure`} />}
      />
      <FilterChips label="申报文件的几种看法" chips={page.nav} />
      {page.groups.map(({ title, lines }) => (
        <Sheet
          key={title}
          title={title}
          end={`${lines.filter(({ state }) => state === 'found').length} / ${lines.length} 项`}
          bare
        >
          <Index title={title} lines={lines} />
        </Sheet>
      ))}
    </div>
  )
}

const states = {
  found: { state: 'done', word: '已披露' },
  missing: { state: 'correct', word: '没有找到' },
  'no-version': { state: 'not-started', word: '尚无版本' },
  'no-outline': { state: 'waiting', word: '未核对' },
} as const

const placeOf = ({ state, heading, paperTitle }: Line): string => {
  if (state === 'found') return heading ?? ''
  if (state === 'no-outline') return '上传的版本没有登记目录，上传时填写后即可核对'
  return state === 'missing' ? `${paperTitle}中没有相应的章节` : '文件生成或上传后核对'
}

function Index({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <DataTable
      caption={title}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        {
          head: '披露事项',
          cell: ({ title: name, basis }) => (
            <>
              {name}
              <span className="cell-more">
                <BasisLink basis={basis} />
              </span>
            </>
          ),
        },
        {
          head: '所在',
          cell: (line) => (
            <>
              {line.href && line.paperTitle ? <a href={line.href}>{line.paperTitle}</a> : (line.paperTitle ?? '—')}
              <span className="cell-more">{placeOf(line)}</span>
            </>
          ),
        },
        { head: '页', kind: 'number', cell: ({ page }) => page ?? '—' },
        { head: '核对', kind: 'dense', cell: ({ state }) => <WorkTag {...states[state]} /> },
      ]}
    />
  )
}
