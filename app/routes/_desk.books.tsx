import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Amount } from '../components/amount.tsx'
import { instantText } from '../components/chinese-date.ts'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { ProjectName } from '../components/project-name.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import { presentBooks } from '../presenters/books.server.ts'
import { requireCapacity } from '../session.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireCapacity(request, context, [
    'investor',
    'lead-underwriter',
    'joint-underwriter',
    'registrar',
    'issuer',
  ])
  return json(await presentBooks(context, who, new URL(request.url).searchParams.get('after')))
}

export const meta: MetaFunction = () => [{ title: '簿记 · 科技板' }]

/** 簿记: the books this seat is invited to, keeps, or settles. */
export default function Books() {
  const { lines, pager, bidder, asOf } = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <PageHeader
        title="簿记与配售"
        facts={[{ value: `截至 ${instantText(asOf, { seconds: true })}` }]}
        actions={<ExportLinks list="/exports/books" />}
      />
      <Sheet label="簿记" bare foot={<Pager {...pager} />}>
        <DataTable
          caption="簿记"
          rows={lines}
          rowKey={({ run }) => run}
          empty={<NoBooks bidder={bidder} />}
          columns={[
            {
              head: '发行',
              cell: ({ href, name, sample, issuer }) => (
                <>
                  <ProjectName {...{ href, name, sample }} />
                  <span className="cell-more">{issuer}</span>
                </>
              ),
            },
            { head: '状态', cell: ({ state, open }) => <Tag tone={open ? 'azure' : 'slate'}>{state}</Tag> },
            { head: '簿记时间', kind: 'dense', cell: ({ hours }) => hours },
            { head: '计划规模（亿元）', kind: 'number', cell: ({ size }) => <Amount fen={size} bare /> },
            {
              head: bidder ? '我的申购（亿元）' : '申购（亿元）',
              kind: 'number',
              cell: ({ bids }) =>
                bids ? (
                  <>
                    <Amount fen={bids.fen} bare /> <span className="muted">{bids.words}</span>
                  </>
                ) : (
                  <span className="muted">未公开</span>
                ),
            },
            {
              head: bidder ? '我的获配（亿元）' : '配售（亿元）',
              kind: 'number',
              cell: ({ allotted }) => (allotted ? <Amount fen={allotted.fen} bare /> : '—'),
            },
            {
              head: '缴款',
              cell: ({ allotted }) =>
                allotted ? (
                  <Tag tone={allotted.paid ? 'pine' : 'amber'}>{allotted.paid ? '已缴款' : '待缴款'}</Tag>
                ) : (
                  '—'
                ),
            },
          ]}
        />
      </Sheet>
    </div>
  )
}

const NoBooks = ({ bidder }: { bidder: boolean }) => (
  <EmptyState icon="bars" title="没有簿记">
    {bidder ? '获簿记管理人邀请之后，发行会出现在这里。' : '注册完成并启动一期发行之后，簿记会出现在这里。'}
  </EmptyState>
)
