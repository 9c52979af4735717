import type { ReactNode } from 'react'
import type { Tone } from './tone.ts'

export type FunnelProps = {
  stages: readonly { label: string; count: number; href?: string; tone?: Tone; note?: ReactNode }[]
  /** 个项目 */
  unit: string
}

/** How many stand at each stage, as bars from one line: widths compare, areas do not mislead. */
export function Funnel({ stages, unit }: FunnelProps) {
  const most = Math.max(1, ...stages.map((stage) => stage.count))
  return (
    <ol className="funnel">
      {stages.map(({ label, count, href, tone = 'azure', note }) => (
        <li key={label}>
          {href ? <a href={href}>{label}</a> : <span>{label}</span>}
          <svg viewBox={`0 0 ${most} 1`} preserveAspectRatio="none" aria-hidden="true">
            <rect className={`fill-${tone}`} width={count} height="1" />
          </svg>
          <b>
            {count}
            <span className="out-of-sight"> {unit}</span>
          </b>
          {note ? <small>{note}</small> : null}
        </li>
      ))}
    </ol>
  )
}
