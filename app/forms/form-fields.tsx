import { CheckGroupField } from '../components/check-group-field.tsx'
import { DateField } from '../components/date-field.tsx'
import { FieldSayings } from '../components/field.tsx'
import { MoneyField } from '../components/money-field.tsx'
import { PercentField } from '../components/percent-field.tsx'
import { RadioGroupField } from '../components/radio-group-field.tsx'
import { SelectField } from '../components/select-field.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { TextAreaField } from '../components/text-area-field.tsx'
import { TextField } from '../components/text-field.tsx'
import { UnitField } from '../components/unit-field.tsx'
import type { FieldsView, FieldView, RowsView } from './view-fields.ts'

/** The fields of one form, native controls throughout; rows that repeat are numbered groups with a button for one more. */
export function FormFields({ fields }: { fields: FieldsView }) {
  return (
    <div className="form-grid">
      {fields.map((field) =>
        field.as === 'rows' ? (
          <Rows key={field.id} rows={field} />
        ) : (
          <div key={field.id} className={isWide(field) ? 'whole' : undefined}>
            <OneField field={field} />
          </div>
        ),
      )}
    </div>
  )
}

const isWide = ({ as }: FieldView) => as === 'long' || as === 'checks' || as === 'radio'

/** The browser cannot tell an empty row from an unfinished one, so rows leave the asking to the server. */
function Rows({ rows }: { rows: RowsView }) {
  return (
    <div className="whole form">
      <div>
        <p className="field-label strong">{rows.label}</p>
        <FieldSayings id={rows.id} hint={rows.hint} {...(rows.errors ? { errors: rows.errors } : {})} />
      </div>
      {rows.rows.map((row, at) => (
        <fieldset key={row[0]?.id} className="form-section" id={at === 0 ? rows.id : undefined}>
          <legend>
            {rows.noun} {at + 1}
          </legend>
          <div className="form-grid">
            {row.map((field) => (
              <div key={field.id} className={field.as === 'long' ? 'whole' : undefined}>
                <OneField field={{ ...field, required: false }} unmarked={field.required} />
              </div>
            ))}
          </div>
        </fieldset>
      ))}
      {rows.more ? (
        <div className="acts">
          <SubmitButton name="more" value={rows.name} size="small" formNoValidate>
            再加一条{rows.noun}
          </SubmitButton>
          <span className="muted small">空白的不计入，已填内容都会保留。</span>
        </div>
      ) : null}
    </div>
  )
}

function OneField({ field, unmarked }: { field: FieldView; unmarked?: boolean }) {
  const { name, id, label, hint, required, values, errors } = field
  const one = {
    name,
    id,
    label,
    required,
    ...(unmarked ? { unmarked } : {}),
    ...(hint ? { hint } : {}),
    ...(errors ? { errors } : {}),
  }
  const defaultValue = values[0] ?? ''
  switch (field.as) {
    case 'long':
      return <TextAreaField {...one} defaultValue={defaultValue} />
    case 'day':
      return <DateField {...one} defaultValue={defaultValue} />
    case 'hour':
      return <TextField {...one} defaultValue={defaultValue} inputMode="numeric" placeholder="09:00" />
    case 'percent':
      return <PercentField {...one} defaultValue={defaultValue} />
    case 'money':
      return <MoneyField {...one} defaultValue={defaultValue} unit={field.unit as '元' | '万元' | '亿元'} />
    case 'integer':
      return <UnitField {...one} defaultValue={defaultValue} unit={field.unit ?? ''} inputMode="numeric" />
    case 'radio':
      return <RadioGroupField {...one} choices={field.options ?? []} defaultValue={defaultValue} />
    case 'checks':
      return <CheckGroupField {...one} choices={field.options ?? []} defaultValues={values} />
    case 'select':
      return <SelectField {...one} options={field.options ?? []} defaultValue={defaultValue} empty="请选择" />
    case 'text':
      return <TextField {...one} defaultValue={defaultValue} />
  }
}
