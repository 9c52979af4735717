import type { ListedLineView, ListedView } from '../presenters/listed.server.ts'
import { DataTable, type TableColumn } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { LinkButton } from './link-button.tsx'
import { SelectField } from './select-field.tsx'
import { SubmitButton } from './submit-button.tsx'
import { Tag } from './tag.tsx'
import { TextField } from './text-field.tsx'

type Option = { value: string; label: string }

/** 查询 as a plain GET form; two characters of a name are enough. */
export function ListedFilter({ action, view, kinds }: { action: string; view: ListedView; kinds?: readonly Option[] }) {
  return (
    <form method="get" action={action} className="filter-form">
      <TextField
        name="q"
        id="listed-words"
        label="企业名称、信用代码或证书编号"
        type="search"
        defaultValue={view.words}
        maxLength={100}
      />
      {kinds ? (
        <SelectField name="kind" label="称号或名单" options={kinds} empty="全部" defaultValue={view.kind} />
      ) : null}
      <TextField name="region" id="listed-region" label="地区" defaultValue={view.region} maxLength={40} />
      <div className="acts">
        <SubmitButton icon="search">查询</SubmitButton>
        <LinkButton href={action} tone="quiet">
          清除
        </LinkButton>
      </div>
    </form>
  )
}

const columns: readonly TableColumn<ListedLineView>[] = [
  {
    head: '企业',
    cell: (row) => (
      <>
        <a href={row.href}>{row.name}</a>
        <span className="cell-more">{row.code}</span>
      </>
    ),
  },
  {
    head: '称号或名单',
    cell: (row) => (
      <>
        {row.title}
        <span className="cell-more">
          <a href={row.list.href}>{row.list.title}</a>
        </span>
      </>
    ),
  },
  { head: '证书编号', kind: 'dense', cell: (row) => row.certificate || '—' },
  { head: '地区', cell: (row) => row.region },
  { head: '有效期', cell: (row) => <Validity row={row} /> },
]

export const Validity = ({ row }: { row: Pick<ListedLineView, 'validity' | 'expired'> }) => (
  <>
    {row.validity}{' '}
    {row.expired ? (
      <Tag tone="cinnabar" icon="clock">
        已过
      </Tag>
    ) : null}
  </>
)

export const ListedTable = ({ view, clear }: { view: ListedView; clear: string }) => (
  <DataTable
    caption="名单中的企业"
    rows={view.rows}
    rowKey={(row) => row.key}
    columns={columns}
    empty={
      view.filtered.length > 0 ? (
        <EmptyState
          icon="search"
          title={`没有符合 ${view.filtered.join('、')} 的企业`}
          actions={<LinkButton href={clear}>清除条件</LinkButton>}
        >
          只查找生效版本中已收下的行；待更正的行不在其中。
        </EmptyState>
      ) : (
        <EmptyState icon="book" title="还没有名单" actions={<LinkButton href="/lists/new">导入名单</LinkButton>}>
          导入高新技术企业、专精特新等名单后，可以按名称中的两个字找到企业。
        </EmptyState>
      )
    }
  />
)
