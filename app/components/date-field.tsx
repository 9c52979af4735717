import type { FieldProps } from './field.tsx'
import { controlAttributes, Field } from './field.tsx'

/** ISO days in and out. `min` and `max` only guide the picker; the rule is on the server. */
export type DateFieldProps = FieldProps & { min?: string; max?: string; withTime?: boolean }

/** With `withTime` the posted value is local to the market (+08:00), without a zone: 2025-05-30T18:00. */
export function DateField({ min, max, withTime, ...field }: DateFieldProps) {
  return (
    <Field field={field}>
      <input
        className="input"
        type={withTime ? 'datetime-local' : 'date'}
        min={min}
        max={max}
        {...controlAttributes(field)}
      />
    </Field>
  )
}
