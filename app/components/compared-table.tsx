import { DataTable } from './data-table.tsx'
import { Sheet } from './sheet.tsx'

/** What holds beside what would. */
export const ComparedTable = ({ lines }: { lines: readonly { label: string; was: string; is: string }[] }) => (
  <Sheet title="前后对照" bare>
    <DataTable
      caption="前后对照"
      rows={lines}
      rowKey={(row) => row.label}
      columns={[
        { head: '项', kind: 'dense', cell: (row) => row.label },
        { head: '现行', cell: (row) => row.was },
        {
          head: '变更后',
          cell: (row) => (row.was === row.is ? row.is : <b>{row.is}</b>),
        },
      ]}
    />
  </Sheet>
)
