import { useId } from 'react'
import type { ChartEdge, ChartNode } from './chart-node.ts'
import { classNames } from './class-names.ts'
import type { Placed } from './state-chart-layout.ts'
import { layOut } from './state-chart-layout.ts'
import { StateChartLegend } from './state-chart-legend.tsx'
import { StateChartList } from './state-chart-list.tsx'
import type { Drawn } from './state-chart-routes.ts'
import { drawEdges } from './state-chart-routes.ts'
import { textWidth } from './text-width.ts'
import { toneOfSide } from './tone.ts'

export type StateChartProps = {
  /** What is drawn: 注册阶段. */
  label: string
  nodes: readonly ChartNode[]
  edges: readonly ChartEdge[]
}

/**
 * 纬: a machine, main line left to right, returns and exits below. The drawing scrolls in its own box and is hidden from
 * assistive technology, which reads the list; phones show the list in place of the drawing.
 */
export function StateChart({ label, nodes, edges }: StateChartProps) {
  const id = useId().replaceAll(':', '')
  const grid = layOut(nodes, edges)
  const { width, height, drawn } = drawEdges(grid, edges)
  return (
    <div className="state-chart">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a group, so that two charts do not make two landmarks */}
      <div className="state-chart-box scroll-box" tabIndex={0} role="group" aria-label={`${label}流程图，可横向滚动`}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <defs>
            {(['walked', 'mine', 'possible', 'faint'] as const).map((status) => (
              <marker
                key={status}
                id={`${id}-${status}`}
                viewBox="0 0 8 8"
                refX="7.5"
                refY="4"
                markerWidth="8"
                markerHeight="8"
                orient="auto"
                markerUnits="userSpaceOnUse"
              >
                <path className={`chart-arrow-${status}`} d="M0 0L8 4L0 8z" />
              </marker>
            ))}
          </defs>
          {inOrder(drawn).map((edge) => (
            <EdgeDrawing key={edge.paths[0]?.d} edge={edge} markerId={`${id}-${edge.status}`} />
          ))}
          {[...grid.placed.values()].map((place) => (
            <NodeDrawing key={place.node.id} place={place} />
          ))}
        </svg>
      </div>
      <StateChartList nodes={nodes} edges={edges} />
      <StateChartLegend nodes={nodes} edges={edges} />
    </div>
  )
}

const depth = { faint: 0, possible: 1, walked: 2, mine: 3 } as const

/** What matters more is drawn later, over the rest. */
const inOrder = (drawn: readonly Drawn[]): Drawn[] => [...drawn].sort((a, b) => depth[a.status] - depth[b.status])

function EdgeDrawing({ edge, markerId }: { edge: Drawn; markerId: string }) {
  const { label } = edge
  return (
    <g>
      {edge.paths.map(({ d, arrow }) => (
        <path
          key={d}
          className={`chart-edge-${edge.status}`}
          d={d}
          markerEnd={arrow ? `url(#${markerId})` : undefined}
        />
      ))}
      {label ? (
        <text className="chart-verb" x={label.x} y={label.y} textAnchor={label.anchor}>
          {label.text}
        </text>
      ) : null}
    </g>
  )
}

function NodeDrawing({ place }: { place: Placed }) {
  const { node, x, y, width, height } = place
  const here = node.status === 'current'
  const tone = toneOfSide[node.side ?? 'issuer']
  const seal = node.seal && !here
  const middle = x + width / 2 + (seal ? 11 : 0)
  const line = y + height / 2 + (node.note ? -3 : 5)
  return (
    <g className={classNames(`chart-node-${node.status}`, here && `chart-here-${tone}`)}>
      {here ? <rect className="chart-halo" x={x - 4} y={y - 4} width={width + 8} height={height + 8} rx="7" /> : null}
      <rect className="chart-box" x={x} y={y} width={width} height={height} rx="4" />
      {seal ? (
        <>
          <rect className={`fill-${tone}`} x={x + 8} y={y + 12} width="16" height="16" rx="2" />
          <text className="chart-seal" x={x + 16} y={y + 24.5} textAnchor="middle">
            {node.seal}
          </text>
        </>
      ) : null}
      <text className="chart-title" x={middle} y={line} textAnchor="middle">
        {node.title}
      </text>
      {node.note ? (
        <text className="chart-note" x={middle} y={line + 15} textAnchor="middle">
          {node.note}
        </text>
      ) : null}
      {node.date ? <NodeDate place={place} date={node.date} /> : null}
    </g>
  )
}

/** On a ground of its own, since lanes may pass behind it. */
function NodeDate({ place, date }: { place: Placed; date: string }) {
  const middle = place.x + place.width / 2
  const wide = textWidth(date, 12) + 6
  const here = place.node.status === 'current' ? 4 : 0
  const y = place.row === 0 ? place.y - 20 - here : place.y + place.height + 2 + here
  return (
    <>
      <rect className="chart-ground" x={middle - wide / 2} y={y} width={wide} height="16" />
      <text className="chart-date" x={middle} y={y + 12} textAnchor="middle">
        {date}
      </text>
    </>
  )
}
