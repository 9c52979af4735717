export type HiddenInputsProps = { values: Readonly<Record<string, string | number | undefined>> }

export function HiddenInputs({ values }: HiddenInputsProps) {
  return (
    <>
      {Object.entries(values).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} readOnly />,
      )}
    </>
  )
}
