import type { FormAnswer } from '../forms/answer.ts'
import { shown } from '../forms/answer.ts'
import type { CalendarLineView } from '../presenters/calendars.server.ts'
import { DataTable } from './data-table.tsx'
import { DateField } from './date-field.tsx'
import { FileField } from './file-field.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextAreaField } from './text-area-field.tsx'
import { TextField } from './text-field.tsx'

type Props = {
  view: CalendarLineView
  answer: FormAnswer | undefined
  rows: readonly { row: number; message: string }[]
}

/** A new version of a calendar, put before a second administrator with what it moves. */
export const CalendarImportForm = ({ view, answer, rows }: Props) => (
  <Sheet
    id="import"
    title="导入新版"
    note="提交后先看影响，由另一位管理员复核生效"
    foot="从表中第一个有放假的年份起，以表为准；更早的年份不变。休市日列“休”，周末上班或开市列“班”，其余按周末推算。"
  >
    <form method="post" action="#import" encType="multipart/form-data" className="form-grid">
      <FileField
        name="file"
        label="日历文件"
        hint="CSV（UTF-8 或 GB 18030）或 Excel（.xlsx），三列：日期、性质（休/班）、名称。"
        accept=".csv,.xlsx,text/csv"
        required
        {...(answer?.fields.file ? { errors: answer.fields.file } : {})}
      />
      <DateField
        {...shown(answer, 'announcedUntil')}
        label="公布至"
        hint={`现行版本公布至 ${view.announcedUntil}。`}
        required
      />
      <TextField
        {...shown(answer, 'source')}
        label="依据"
        hint="公布安排的文件，名称与文号。"
        maxLength={200}
        required
      />
      <div className="whole">
        <TextAreaField {...shown(answer, 'reason')} label="变更理由" rows={2} maxLength={2000} required />
      </div>
      {rows.length > 0 ? (
        <div className="whole">
          <DataTable
            caption="要改的行"
            rows={rows}
            rowKey={(row) => `${row.row} ${row.message}`}
            columns={[
              { head: '行', kind: 'dense', cell: (row) => `第 ${row.row} 行` },
              { head: '问题', cell: (row) => row.message },
            ]}
          />
        </div>
      ) : null}
      <div className="whole acts">
        <SubmitButton tone="primary" icon="upload">
          导入并查看影响
        </SubmitButton>
      </div>
    </form>
  </Sheet>
)
