import type { ClockRulerProps } from './clock-ruler.tsx'
import { ClockRuler } from './clock-ruler.tsx'
import { ProvisionalMark } from './marks.tsx'
import { Remaining } from './remaining.tsx'

export type ClockLineProps = Omit<ClockRulerProps, 'big'> & { unit?: string; provisional?: boolean; past?: boolean }

/** Ruler and remaining time side by side, for a table cell. */
export function ClockLine({ unit, provisional, ...clock }: ClockLineProps) {
  return (
    <span className="clock-line">
      <ClockRuler {...clock} />
      <Remaining {...clock} {...(unit ? { unit } : {})} />
      {provisional ? <ProvisionalMark>暂定</ProvisionalMark> : null}
    </span>
  )
}
