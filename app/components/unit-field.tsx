import type { FieldProps } from './field.tsx'
import { controlAttributes, Field } from './field.tsx'

/**
 * A decimal typed as text, with its unit behind it. Never `type="number"`: it drops what it cannot read,
 * rounds through floats and turns with the mouse wheel.
 */
export type UnitFieldProps = FieldProps & { unit: string; placeholder?: string; inputMode?: 'decimal' | 'numeric' }

export function UnitField({ unit, placeholder, inputMode = 'decimal', ...field }: UnitFieldProps) {
  const attributes = controlAttributes(field)
  const unitId = `${attributes.id}-unit`
  const described = [attributes['aria-describedby'], unitId].filter(Boolean).join(' ')
  return (
    <Field field={field}>
      <div className="input-unit">
        <input
          className="input input-number"
          type="text"
          inputMode={inputMode}
          autoComplete="off"
          placeholder={placeholder}
          {...attributes}
          aria-describedby={described}
        />
        <span className="input-unit-word" id={unitId}>
          {unit}
        </span>
      </div>
    </Field>
  )
}
