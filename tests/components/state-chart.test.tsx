import { expect, test } from 'vitest'
import type { ChartEdge, ChartNode } from '#app/components/chart-node.ts'
import { StateChart } from '#app/components/state-chart.tsx'
import { layOut } from '#app/components/state-chart-layout.ts'
import { drawEdges } from '#app/components/state-chart-routes.ts'
import { count, render } from './render.ts'

const nodes: ChartNode[] = [
  { id: 'accepted', title: '已受理', status: 'walked', row: 0, seal: '审', side: 'review', capacity: '审核岗' },
  { id: 'review', title: '预评中', status: 'walked', row: 0, seal: '审', side: 'review', capacity: '审核岗' },
  { id: 'registered', title: '完成注册', status: 'possible', row: 0 },
  { id: 'feedback', title: '反馈中', status: 'current', row: 1, side: 'issuer', note: '第 3 / 10 日' },
  { id: 'withdrawn', title: '已撤回', status: 'possible', row: 1, remark: '逾期未答且未说明' },
  { id: 'suspended', title: '中止', status: 'possible', row: 1 },
]
const edges: ChartEdge[] = [
  { from: 'accepted', to: 'review', status: 'walked' },
  { from: 'review', to: 'registered', status: 'possible' },
  { from: 'review', to: 'feedback', status: 'walked' },
  { from: 'feedback', to: 'review', status: 'mine', label: '提交回复' },
  { from: 'feedback', to: 'withdrawn', status: 'possible', label: '逾期' },
  { from: 'accepted', to: 'withdrawn', status: 'possible' },
  { from: 'review', to: 'suspended', status: 'possible' },
]

test('the text twin tells every node once, where we are, and every way on', () => {
  const html = render(<StateChart label="注册阶段" nodes={nodes} edges={edges} />)
  const list = html.slice(html.indexOf('<ol'), html.indexOf('</ol>'))
  expect(count(list, /<li/)).toBe(nodes.length)
  for (const { title } of nodes) expect(list).toContain(`<b>${title}</b>`)
  expect(count(list, /aria-current="step"/)).toBe(1)
  expect(list).toContain('下一步：提交回复 → 预评中（您可办理）；逾期 → 已撤回')
  // Read in order: the way walked, where we are, what may come.
  expect(list.indexOf('预评中')).toBeLessThan(list.indexOf('反馈中'))
  expect(list.indexOf('反馈中')).toBeLessThan(list.indexOf('完成注册'))
})

test('every edge is drawn, the verb is written only on mine, and what does not touch the current node is quiet', () => {
  const { drawn } = drawEdges(layOut(nodes, edges), edges)
  const paths = drawn.flatMap((one) => one.paths)
  expect(paths.length).toBe(edges.length)
  expect(drawn.flatMap((one) => (one.label ? [one.label.text] : []))).toEqual(['提交回复'])
  expect(drawn.filter((one) => one.status === 'faint').length).toBe(2)
})

test('no two nodes overlap, however many stand below the main line', () => {
  const crowd: ChartNode[] = Array.from({ length: 11 }, (_, at) => ({
    id: `exit-${at}`,
    title: '不予受理或者终止',
    status: 'possible',
    row: 1,
  }))
  const ways: ChartEdge[] = crowd.map(({ id }) => ({ from: 'review', to: id, status: 'possible' }))
  const grid = layOut([...nodes, ...crowd], [...edges, ...ways])
  const { width, height } = drawEdges(grid, [...edges, ...ways])
  const places = [...grid.placed.values()]
  for (const [at, a] of places.entries()) {
    expect(a.x + a.width).toBeLessThanOrEqual(width)
    expect(a.y + a.height).toBeLessThanOrEqual(height)
    for (const b of places.slice(at + 1)) {
      const apart = a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y
      expect(apart, `${a.node.id} and ${b.node.id}`).toBe(true)
    }
  }
})
