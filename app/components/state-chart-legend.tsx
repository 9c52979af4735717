import type { Side } from '#workflows/kit/seats.ts'
import { classNames } from './class-names.ts'
import type { StateChartListProps } from './state-chart-list.tsx'
import { toneOfSide } from './tone.ts'

const sides: Record<Side, string> = {
  issuer: '发行人侧办理',
  review: '审核侧办理',
  enhancement: '增信侧办理',
  independent: '中介与其他办理',
}

/** Only what the drawing really holds. */
export function StateChartLegend({ nodes, edges }: StateChartListProps) {
  const shown = new Set(nodes.flatMap((node) => (node.seal && node.side ? [node.side] : [])))
  const lines = [
    { status: 'walked', words: '走过的路' },
    { status: 'mine', words: '您这一侧下一步可走' },
    { status: 'possible', words: '其他可能' },
  ].filter(({ status }) => edges.some((edge) => edge.status === status))
  return (
    <p className="chart-legend" aria-hidden="true">
      {lines.map(({ status, words }) => (
        <span key={status}>
          <svg width="24" height="12" viewBox="0 0 24 12" aria-hidden="true">
            <path className={`chart-edge-${status}`} d="M1 6H23" />
          </svg>
          {words}
        </span>
      ))}
      {[...shown].map((side) => (
        <span key={side}>
          <i className={classNames('swatch', `swatch-${toneOfSide[side]}`)} />
          {sides[side]}
        </span>
      ))}
    </p>
  )
}
