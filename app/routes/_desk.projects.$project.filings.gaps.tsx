import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { instantText } from '../components/chinese-date.ts'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { ProvisionalMark } from '../components/marks.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import { presentGaps } from '../presenters/gaps-page.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  return json(await presentGaps(await enterProject(who, context, params.project)))
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.review ? '受理核对' : '报送前核对'} · ${data?.frame.name ?? ''} · 科技板` },
]

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

/** 一次性告知: every gap at once, what blocks first, each one click from where it is mended. */
export default function GapsRoute() {
  const page = useLoaderData<typeof loader>()
  const title = page.review ? '受理核对' : '报送前核对'
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title, href: `/projects/${page.frame.id}/filings` }}
        facts={[
          { label: '待办', value: `${page.gaps.length} 项` },
          { label: page.review ? '须补正' : '阻止报送', value: `${page.blocking} 项` },
          { label: '截至', value: instantText(page.asOf) },
        ]}
        actions={page.gaps.length > 0 ? <ExportLinks list={`/projects/${page.frame.id}/exports/gaps`} /> : undefined}
      />
      <FilterChips label="申报文件的几种看法" chips={page.nav} />
      <Sheet title="一次性告知" note={noteOf(page)} bare>
        <Gaps gaps={page.gaps} review={page.review} />
      </Sheet>
    </div>
  )
}

const noteOf = ({ review }: Loaded): string =>
  review ? '按已报送的版本逐项核对；退回补正时一次列全' : '缺的文件、要素、核验和不一致之处一次列全，阻止报送的在前'

function Gaps({ gaps, review }: Pick<Loaded, 'gaps' | 'review'>) {
  return (
    <DataTable
      caption="一次性告知"
      rows={gaps}
      rowKey={({ key }) => key}
      urgency={({ blocks }) => (blocks ? 'late' : undefined)}
      empty={
        <EmptyState icon="check" title="没有缺口">
          {review ? '已报送的文件齐备，互相一致。' : '文件齐备、互相一致，规则核验没有问题；可以办理报送。'}
        </EmptyState>
      }
      columns={[
        {
          head: '缺口',
          cell: ({ what, because, href }) => (
            <>
              <a href={href}>{what}</a>
              {because ? <span className="cell-more">{because}</span> : null}
            </>
          ),
        },
        { head: '类别', kind: 'dense', cell: ({ kindWords }) => kindWords },
        { head: '由谁', kind: 'dense', cell: ({ by }) => by ?? '' },
        {
          head: '影响',
          kind: 'dense',
          cell: ({ blocks, provisional }) => (
            <>
              <Tag tone={blocks ? 'cinnabar' : 'amber'}>{blocks ? (review ? '须补正' : '阻止报送') : '提示'}</Tag>{' '}
              {provisional ? <ProvisionalMark>待核实</ProvisionalMark> : null}
            </>
          ),
        },
      ]}
    />
  )
}
