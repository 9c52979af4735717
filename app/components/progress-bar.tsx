import type { Tone } from './tone.ts'

export type ProgressBarProps = {
  /** In order from the left; counts, not percentages. */
  parts: readonly { label: string; count: number; tone: Tone | 'ink' }[]
  /** The whole; what the parts do not fill is left empty. */
  total: number
  /** Units of the counts, such as 项, 页. */
  unit: string
  /** Where the words stand elsewhere. */
  hideWords?: boolean
}

/** A bar that can be counted, with its sum in words under it. */
export function ProgressBar({ parts, total, unit, hideWords }: ProgressBarProps) {
  const whole = Math.max(total, 1)
  const startOf = (at: number) => parts.slice(0, at).reduce((sum, part) => sum + part.count, 0)
  const shown = parts.filter((part) => part.count > 0)
  return (
    <div>
      <svg className="progress-bar" viewBox={`0 0 ${whole} 8`} preserveAspectRatio="none" aria-hidden="true">
        <rect className="progress-rest" width={whole} height="8" vectorEffect="non-scaling-stroke" />
        {parts.map((part, at) => (
          <rect key={part.label} className={`fill-${part.tone}`} x={startOf(at)} width={part.count} height="8" />
        ))}
      </svg>
      {hideWords ? null : (
        <p className="progress-bar-words">
          {shown.map((part) => `${part.label} ${part.count}`).join(' · ') || '尚未开始'}
          {`，共 ${total} ${unit}`}
        </p>
      )}
    </div>
  )
}
