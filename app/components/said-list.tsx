import { Fragment } from 'react'

/** What a person typed, line by line as he typed it; rows of a form may repeat their labels. */
export function SaidList({ said }: { said: readonly { label: string; value: string }[] }) {
  return (
    <dl className="facts">
      {said.map(({ label, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place, and are never reordered
        <Fragment key={at}>
          <dt>{label}</dt>
          <dd className="written">{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
