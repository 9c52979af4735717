import type { FaultView } from '../presenters/list-version.server.ts'
import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { Tag } from './tag.tsx'

/** Rows that wait to be put right, and rows taken with a remark: where, what was there, and why. */
export const ListFaults = ({ faults, reading }: { faults: readonly FaultView[]; reading: boolean }) => (
  <DataTable
    caption="待更正和有提示的行"
    rows={faults}
    rowKey={(fault) => fault.row}
    empty={<EmptyState icon="check" title={reading ? '到目前为止没有要更正的行' : '没有待更正的行'} />}
    columns={[
      { head: '行', kind: 'dense', cell: (fault) => fault.row },
      { head: '企业', cell: (fault) => fault.name || <span className="muted">未能读出</span> },
      {
        head: '栏目、原内容与原因',
        cell: (fault) => (
          <ul className="plain-list">
            {fault.faults.map(({ label, found, because }) => (
              <li key={label}>
                {label}
                {found ? <q className="soft">{found}</q> : <span className="muted">（空）</span>}：{because}
              </li>
            ))}
          </ul>
        ),
      },
      {
        head: '处理',
        kind: 'dense',
        cell: (fault) =>
          fault.remark ? (
            <Tag tone="amber" icon="info">
              已收下，提示
            </Tag>
          ) : (
            <Tag tone="cinnabar" icon="warn">
              待更正
            </Tag>
          ),
      },
    ]}
  />
)
