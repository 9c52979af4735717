import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { ProvisionalMark, SampleMark } from './marks.tsx'

export type FactLine = {
  label: string
  value: ReactNode
  /** Evidence, as-of day, or basis. */
  source?: ReactNode
  provisional?: boolean
  sample?: boolean
}

export type FactsListProps = { facts: readonly FactLine[]; columns?: 1 | 2 }

export function FactsList({ facts, columns = 1 }: FactsListProps) {
  return (
    <dl className={classNames('facts', columns === 2 && 'facts-columns')}>
      {facts.map((fact) => (
        <FactRow key={fact.label} {...fact} />
      ))}
    </dl>
  )
}

function FactRow({ label, value, source, provisional, sample }: FactLine) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {value}
        {sample ? <SampleMark /> : null} {provisional ? <ProvisionalMark /> : null}
        {source ? <span className="facts-source">{source}</span> : null}
      </dd>
    </>
  )
}
