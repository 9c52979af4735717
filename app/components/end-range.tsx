import { dayText } from './chinese-date.ts'

export type EndRangeProps = {
  /** ISO days, today ≤ earliest ≤ latest. */
  today: string
  earliest: string
  latest: string
  /** The assumptions that make the ends. */
  earliestIf: string
  latestIf: string
}

const dayNumber = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000

/** The end as a range: solid to the earliest day, dashed to the latest, in calendar days from today. */
export function EndRange({ today, earliest, latest, earliestIf, latestIf }: EndRangeProps) {
  const span = Math.max(dayNumber(latest) - dayNumber(today), 1)
  const sure = ((dayNumber(earliest) - dayNumber(today)) / span) * 340
  return (
    <div>
      <svg
        className="range"
        viewBox="0 0 360 14"
        preserveAspectRatio="none"
        role="img"
        aria-label={`最早 ${dayText(earliest)}，最迟 ${dayText(latest)}`}
      >
        <path className="range-axis" d="M0 7H360" />
        <rect className="range-sure" x="8" y="3" width={sure} height="8" />
        <rect className="range-may" x={8 + sure} y="3.500" width={340 - sure} height="7" />
        <rect className="range-today" width="4" height="14" />
      </svg>
      <div className="range-words">
        <span>
          <b>最早 {dayText(earliest)}</b>
          {earliestIf}
        </span>
        <span>
          <b>最迟 {dayText(latest)}</b>
          {latestIf}
        </span>
      </div>
    </div>
  )
}
