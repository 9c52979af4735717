import type { UnitFieldProps } from './unit-field.tsx'
import { UnitField } from './unit-field.tsx'

/** Posts percent as typed: 1.90 means 1.90%. Basis points where the field is a spread. */
export type PercentFieldProps = Omit<UnitFieldProps, 'unit' | 'inputMode'> & { unit?: '%' | '基点' }

export function PercentField({ unit = '%', ...field }: PercentFieldProps) {
  return <UnitField unit={unit} {...field} />
}
