import type { AccessLineView, OrganisationLineView, PersonLineView } from '../presenters/people.server.ts'
import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { SampleMark } from './marks.tsx'
import { Tag } from './tag.tsx'

export const PeopleTable = ({ people }: { people: readonly PersonLineView[] }) => (
  <DataTable
    caption="人员"
    rows={people}
    rowKey={(row) => row.id}
    empty={<EmptyState icon="people" title="没有符合的人员" />}
    columns={[
      {
        head: '姓名',
        cell: (row) => (
          <>
            <a href={`/people/${row.id}`}>{row.name}</a>
            {row.sample ? <SampleMark /> : null}
          </>
        ),
      },
      { head: '机构', cell: (row) => row.organisation },
      { head: '席位', cell: (row) => row.seats.join('、') || <span className="muted">无</span> },
      { head: '邮箱', cell: (row) => row.email },
      { head: '状态', cell: (row) => <Standing row={row} /> },
      { head: '上次登录', kind: 'dense', cell: (row) => row.last },
    ]}
  />
)

function Standing({ row }: { row: PersonLineView }) {
  if (row.disabled) return <Tag icon="lock">已停用</Tag>
  if (row.mustChange)
    return (
      <Tag tone="amber" icon="key">
        待改密
      </Tag>
    )
  return (
    <Tag tone="pine" icon="check">
      正常
    </Tag>
  )
}

export const OrganisationTable = ({ organisations }: { organisations: readonly OrganisationLineView[] }) => (
  <DataTable
    caption="机构"
    rows={organisations}
    rowKey={(row) => row.id}
    empty={<EmptyState icon="folder" title="没有符合的机构" />}
    columns={[
      {
        head: '机构',
        cell: (row) => (
          <>
            {row.name}
            {row.sample ? <SampleMark /> : null}
          </>
        ),
      },
      { head: '类型', cell: (row) => row.kind },
      { head: '统一社会信用代码', cell: (row) => row.code || <span className="muted">未登记</span> },
      { head: '地区', cell: (row) => row.region || '—' },
    ]}
  />
)

export const AccessTable = ({ access }: { access: readonly AccessLineView[] }) => (
  <DataTable
    caption="访问记录"
    rows={access}
    rowKey={(row) => row.id}
    empty={<EmptyState icon="clock" title="还没有记录" />}
    columns={[
      { head: '何事', cell: (row) => row.what },
      { head: '何人', cell: (row) => row.who },
      { head: '说明', cell: (row) => row.detail || '—' },
      { head: '来自', cell: (row) => row.from },
      { head: '时间', kind: 'dense', cell: (row) => row.at },
    ]}
  />
)
