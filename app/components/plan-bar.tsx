import { dayText } from './chinese-date.ts'

export type PlanBarProps = {
  from: string
  to: string
  standing: 'done' | 'now' | 'planned'
  late: boolean
  today: string
  /** The days of the whole plan, the same for every bar beside this one. */
  span: { from: string; to: string }
  /** By when it must be done. */
  latest?: string
}

const width = 240
const dayNumber = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000

/** A step on the days of the plan: solid where it is done, filled while it goes on, hollow while it is to come. */
export function PlanBar({ from, to, standing, late, today, span, latest }: PlanBarProps) {
  const first = dayNumber(span.from)
  const days = Math.max(dayNumber(span.to) - first, 1)
  const at = (iso: string) => Math.round(((dayNumber(iso) - first) / days) * (width - 8)) + 4
  const [begins, ends] = [at(from), at(to)]
  const words = `${dayText(from)}至${dayText(to)}${latest ? `，最迟 ${dayText(latest)}` : ''}`
  return (
    <svg className="plan-bar" viewBox={`0 0 ${width} 16`} role="img" aria-label={words}>
      <path className="plan-axis" d={`M0 8H${width}`} />
      <rect
        className={late ? 'plan-late' : `plan-${standing}`}
        x={begins}
        y="4"
        width={Math.max(ends - begins, 3)}
        height="8"
        rx="1"
      />
      {latest ? <path className="plan-latest" d={`M${at(latest)} 2V14`} /> : null}
      {today >= span.from && today <= span.to ? <path className="plan-today" d={`M${at(today)} 0V16`} /> : null}
    </svg>
  )
}
