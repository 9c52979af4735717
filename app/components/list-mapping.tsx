import type { FormAnswer } from '../forms/answer.ts'
import { shown } from '../forms/answer.ts'
import type { MappingView } from '../presenters/list-version.server.ts'
import { DataTable } from './data-table.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { SelectField } from './select-field.tsx'
import { SubmitButton } from './submit-button.tsx'

/** Which column is which, with the first rows as they stand in the file. */
export function ListMapping({ mapping, answer }: { mapping: MappingView; answer: FormAnswer | undefined }) {
  return (
    <>
      <DataTable<{ key: string; cells: string[] }>
        caption="文件开头的几行"
        scroll
        rows={mapping.rows.map((cells, at) => ({ key: String(at), cells }))}
        rowKey={({ key }) => key}
        columns={mapping.columns.map(({ label }, at) => ({ head: label, cell: ({ cells }) => cells[at] }))}
      />
      <form method="post" className="form-grid sheet-body">
        <HiddenInputs values={{ intent: 'map' }} />
        {mapping.fields.map(({ name, label, required, chosen }) => (
          <SelectField
            key={name}
            {...shown(answer, name, chosen)}
            label={`${label}在`}
            options={mapping.columns}
            empty={required ? '请选择' : '没有这一列'}
            required={required}
          />
        ))}
        <div className="whole acts">
          <SubmitButton tone="primary">按此导入</SubmitButton>
        </div>
      </form>
    </>
  )
}
