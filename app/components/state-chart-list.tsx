import type { ChartEdge, ChartNode, ChartStatus } from './chart-node.ts'

export type StateChartListProps = { nodes: readonly ChartNode[]; edges: readonly ChartEdge[] }

const spoken: Record<ChartStatus, string> = {
  walked: '已走过',
  current: '现在在这里',
  mine: '您这一侧下一步可到',
  possible: '尚未到达',
}

const order: readonly ChartStatus[] = ['walked', 'current', 'mine', 'possible']

/** The chart's text twin: the way walked, where we are with every way on, then what is possible. */
export function StateChartList({ nodes, edges }: StateChartListProps) {
  const titleOf = new Map(nodes.map((node) => [node.id, node.title]))
  const told = [...nodes].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
  return (
    <ol className="state-list">
      {told.map((node) => (
        <li
          key={node.id}
          className={`state-${node.status}`}
          aria-current={node.status === 'current' ? 'step' : undefined}
        >
          <b>{node.title}</b>
          <span className="state-when">{[node.date, node.note].filter(Boolean).join('　')}</span>
          <span className="state-more">
            {[spoken[node.status], node.capacity, node.remark].filter(Boolean).join('，')}
          </span>
          {node.status === 'current' ? <WaysOn node={node} edges={edges} titleOf={titleOf} /> : null}
        </li>
      ))}
    </ol>
  )
}

type Ways = { node: ChartNode; edges: readonly ChartEdge[]; titleOf: Map<string, string> }

function WaysOn({ node, edges, titleOf }: Ways) {
  const ways = edges.filter((edge) => edge.from === node.id && edge.status !== 'walked')
  if (ways.length === 0) return null
  const words = ways.map(({ to, label, status }) => {
    const target = titleOf.get(to) ?? to
    return `${label ? `${label} → ` : ''}${target}${status === 'mine' ? '（您可办理）' : ''}`
  })
  return <span className="state-more">下一步：{words.join('；')}</span>
}
