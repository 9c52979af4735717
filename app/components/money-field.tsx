import type { UnitFieldProps } from './unit-field.tsx'
import { UnitField } from './unit-field.tsx'

/** Posts the text as typed, in the unit shown; the server turns it into integer fen. */
export type MoneyFieldProps = Omit<UnitFieldProps, 'unit' | 'inputMode'> & { unit?: '元' | '万元' | '亿元' }

export function MoneyField({ unit = '万元', ...field }: MoneyFieldProps) {
  return <UnitField unit={unit} {...field} />
}
