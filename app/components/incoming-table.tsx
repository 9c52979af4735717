import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { controlAttributes, FieldSayings } from './field.tsx'

export type IncomingRow = {
  id: string
  href: string
  name: string
  kind: string
  pages: number | null
  guess: string
  because: string | null
  beginning: string
  warnings: readonly string[]
  same: string | null
  sentAt: string
}

type Table = {
  rows: readonly IncomingRow[]
  options: readonly { value: string; label: string }[]
  may: boolean
  /** What was chosen and typed before, by the names of the fields. */
  typed: Readonly<Record<string, string>>
  fields: Readonly<Record<string, readonly string[]>>
}

/** One line a file: what it is, which paper it looks like, and the choice to put that right. */
export function IncomingTable({ rows, options, may, typed, fields }: Table) {
  const form = { options, typed, fields }
  return (
    <DataTable
      caption="待归类的文件"
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon="document" title="没有待归类的文件">
          在上方一次选择多个文件上传；检查通过的列在这里，核对归到哪份文件后归档。
        </EmptyState>
      }
      columns={[
        { head: '收到的文件', cell: (row) => <Received row={row} /> },
        { head: '收到', kind: 'dense', cell: ({ sentAt }) => sentAt },
        {
          head: '归到',
          cell: (row) =>
            may ? (
              <PaperChoice row={row} form={form} />
            ) : (
              (options.find(({ value }) => value === row.guess)?.label ?? '待选择')
            ),
        },
        {
          head: '页数',
          kind: 'number',
          cell: (row) => (row.pages === null && may ? <Pages row={row} form={form} /> : (row.pages ?? '—')),
        },
      ]}
    />
  )
}

type Form = { row: IncomingRow; form: Pick<Table, 'options' | 'typed' | 'fields'> }

const errorsOf = (fields: Table['fields'], name: string) => (fields[name] ? { errors: fields[name] } : {})

function PaperChoice({ row, form: { options, typed, fields } }: Form) {
  const name = `to.${row.id}`
  const errors = errorsOf(fields, name)
  const defaultValue = typed[name] ?? row.guess
  return (
    <>
      <select
        className="input"
        aria-label={`${row.name} 归到`}
        {...controlAttributes({ name, label: '归到', defaultValue, ...errors })}
      >
        <option value="">暂不归类</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <FieldSayings id={name} {...errors} />
      <span className="cell-more">{row.because ? `${row.because}，请核对` : '不能推断，请选择'}</span>
    </>
  )
}

/** Of a format without pages of its own. */
function Pages({ row, form: { typed, fields } }: Form) {
  const name = `pages.${row.id}`
  const errors = errorsOf(fields, name)
  return (
    <>
      <input
        className="input"
        inputMode="numeric"
        size={4}
        aria-label={`${row.name} 页数`}
        {...controlAttributes({ name, label: '页数', defaultValue: typed[name] ?? '', ...errors })}
      />
      <FieldSayings id={name} {...errors} />
    </>
  )
}

function Received({ row }: { row: IncomingRow }) {
  const notes = [...(row.same ? [row.same] : []), ...row.warnings]
  return (
    <>
      <a href={row.href}>{row.name}</a>
      <span className="cell-more">
        {row.kind}
        {row.beginning ? ` · ${row.beginning}` : ''}
      </span>
      {notes.length > 0 ? <span className="cell-more tone-amber">{notes.join('；')}</span> : null}
    </>
  )
}
