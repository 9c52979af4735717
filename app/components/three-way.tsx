import { DataTable } from './data-table.tsx'
import { FactValue, type FactValueProps } from './fact-value.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { RadioGroupField } from './radio-group-field.tsx'

export type ComparedField = {
  /** Of the form; the choice is posted as `take.` before it. */
  name: string
  label: string
  /** The version it had when the form was opened. */
  seen: number
  before: FactValueProps['value']
  theirs: FactValueProps['value']
  /** Who changed it, and when. */
  by: string
  at: string
  mine: FactValueProps['value']
  chosen?: 'mine' | 'theirs'
  /** Nothing was chosen though it was asked for. */
  error?: string
}

/** Where two people changed the same field: what it was, what it is, what was typed; each field is chosen by hand. */
export function ThreeWay({ fields, unknown = '未登记' }: { fields: readonly ComparedField[]; unknown?: string }) {
  const value = (of: FactValueProps['value']) =>
    of ? <FactValue value={of} /> : <span className="muted">{unknown}</span>
  return (
    <section className="three-way" aria-label="同时修改的内容">
      <HiddenInputs values={Object.fromEntries(fields.map(({ name, seen }) => [`before.${name}`, seen]))} />
      <DataTable
        caption="打开时、现在和您填写的对照"
        rows={fields}
        rowKey={({ name }) => name}
        columns={[
          { head: '内容', subject: true, cell: ({ label }) => label },
          { head: '您打开时', cell: ({ before }) => value(before) },
          {
            head: '现在',
            cell: ({ theirs, by, at }) => (
              <>
                {value(theirs)}
                <span className="cell-more">
                  {by} {at}
                </span>
              </>
            ),
          },
          { head: '您填写的', cell: ({ mine }) => value(mine) },
          { head: '采用', cell: (field) => <Sides field={field} /> },
        ]}
      />
    </section>
  )
}

const Sides = ({ field: { name, label, chosen, error } }: { field: ComparedField }) => (
  <RadioGroupField
    name={`take.${name}`}
    id={`take-${name.replaceAll('.', '-')}`}
    label={`「${label}」采用`}
    column
    unmarked
    choices={[
      { value: 'theirs', label: '现在的' },
      { value: 'mine', label: '我填写的' },
    ]}
    {...(chosen ? { defaultValue: chosen } : {})}
    {...(error ? { errors: [error] } : {})}
  />
)
