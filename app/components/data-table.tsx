import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type TableColumn<Row> = {
  head: string
  /** `number` to the right and unbroken, `act` last with its button, `dense` unbroken. */
  kind?: 'text' | 'number' | 'act' | 'dense' | 'centre'
  cell: (row: Row) => ReactNode
  /** The thing itself: a row header, in 600. One per table, the first unless said otherwise. */
  subject?: boolean
  /** In the last row. */
  total?: ReactNode
}

export type TableGroup<Row> = { key: string; title: string; note?: string; rows: readonly Row[] }

export type DataTableProps<Row> = {
  /** What the table lists; read by assistive technology, shown by the sheet's title. */
  caption: string
  columns: readonly TableColumn<Row>[]
  rowKey: (row: Row) => string
  /** Either rows, or groups where order matters more than a status column. */
  rows?: readonly Row[]
  groups?: readonly TableGroup<Row>[]
  /** Left edge; the row's words say it too. */
  urgency?: (row: Row) => 'late' | 'soon' | undefined
  chosen?: (row: Row) => boolean
  /** Shown in place of no rows. */
  empty?: ReactNode
  /** Wide ledgers scroll in their own box in place of folding into cards. */
  scroll?: boolean
}

/** A dense table that folds into cards on phones with the same data in the same order. */
export function DataTable<Row>(table: DataTableProps<Row>) {
  const { caption, columns, rows, groups, empty, scroll } = table
  const all = groups ?? [{ key: 'all', title: '', rows: rows ?? [] }]
  if (empty && all.every((group) => group.rows.length === 0)) return <>{empty}</>
  const box = scroll
    ? { className: 'table-box scroll-box', tabIndex: 0, role: 'group', 'aria-label': `${caption}，可横向滚动` }
    : { className: 'table-box' }
  return (
    <div {...box}>
      <table className={classNames('table table-caption-hidden', scroll ? 'ledger' : 'table-cards')}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.head} scope="col" className={cellClass(column.kind)}>
                {column.kind === 'act' ? <span className="out-of-sight">{column.head}</span> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        {all.map((group) => (
          <tbody key={group.key}>
            {group.title ? (
              <tr className="group">
                <th scope="rowgroup" colSpan={columns.length}>
                  {group.title}
                  {group.note ? <small>{group.note}</small> : null}
                </th>
              </tr>
            ) : null}
            {group.rows.map((row) => (
              <TableRow key={table.rowKey(row)} row={row} table={table} />
            ))}
          </tbody>
        ))}
        <TotalRow columns={columns} />
      </table>
    </div>
  )
}

const cellClass = (kind: TableColumn<never>['kind']) => (kind && kind !== 'text' ? `cell-${kind}` : undefined)

function TableRow<Row>({ row, table }: { row: Row; table: DataTableProps<Row> }) {
  const { columns } = table
  const subject = Math.max(
    columns.findIndex((column) => column.subject),
    0,
  )
  const urgency = table.urgency?.(row)
  const chosen = table.chosen?.(row)
  return (
    <tr
      className={classNames(urgency && `row-${urgency}`, chosen && 'row-chosen') || undefined}
      aria-current={chosen ? 'true' : undefined}
    >
      {columns.map((column, at) => {
        const said = column.cell(row)
        return at === subject ? (
          <th key={column.head} scope="row" className={cellClass(column.kind)}>
            {said}
          </th>
        ) : (
          <td
            key={column.head}
            className={classNames(cellClass(column.kind), said === '—' && 'cell-none') || undefined}
            data-label={column.kind === 'act' ? undefined : column.head}
          >
            {said}
          </td>
        )
      })}
    </tr>
  )
}

function TotalRow<Row>({ columns }: { columns: readonly TableColumn<Row>[] }) {
  if (columns.every((column) => column.total === undefined)) return null
  return (
    <tfoot>
      <tr>
        {columns.map((column, at) => (
          <td key={column.head} className={cellClass(column.kind)} data-label={at === 0 ? undefined : column.head}>
            {column.total}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}
