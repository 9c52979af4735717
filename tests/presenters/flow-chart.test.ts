import { describe, expect, test } from 'vitest'
import { type Flow, type FlowStep, flowChart } from '#app/presenters/flow-chart.ts'
import type { Action } from '#workflows/kit/actions.ts'
import { allStages, stageFor } from '#workflows/stages.ts'

const { machine } = stageFor('registration', 'interbank')

const step = (type: string, before: string | null, after: string): FlowStep => ({
  type,
  before,
  after,
  at: '2026-03-02T01:00:00.000Z',
})

const way: FlowStep[] = [
  step('run.open', null, 'preparing'),
  step('filing.request-review', 'preparing', 'internal-review'),
  step('filing.clear', 'internal-review', 'cleared'),
  step('filing.submit', 'cleared', 'filed'),
  step('filing.accept', 'filed', 'accepted'),
  step('review.begin', 'accepted', 'reviewing'),
  step('feedback.issue', 'reviewing', 'asked'),
]

const act = (type: string, blocked: string | null = null): Action => ({
  type,
  label: type,
  tone: 'primary',
  by: [],
  basis: null,
  blocked,
})

const chart = (over: Partial<Flow> = {}) =>
  flowChart({ machine, state: 'asked', memory: { returnTo: 'reviewing' }, steps: way, actions: [], ...over })

const node = (drawn: ReturnType<typeof chart>, id: string) => drawn.nodes.find((one) => one.id === id)
const edge = (drawn: ReturnType<typeof chart>, from: string, to: string) =>
  drawn.edges.find((one) => one.from === from && one.to === to)

describe('the flow drawn from the machine', () => {
  test('one node is current; where the run has been is walked, the rest possible', () => {
    const drawn = chart()
    expect(drawn.nodes.filter(({ status }) => status === 'current').map(({ id }) => id)).toEqual(['asked'])
    expect(node(drawn, 'reviewing')).toMatchObject({ status: 'walked', row: 0, date: '3月2日', seal: '审' })
    expect(node(drawn, 'to-meeting')).toMatchObject({ status: 'possible', row: 0 })
    expect(edge(drawn, 'reviewing', 'asked')?.status).toBe('walked')
  })

  test('a return leads only where memory says, and is mine when I may press it', () => {
    const drawn = chart({ actions: [act('feedback.reply')] })
    expect(edge(drawn, 'asked', 'reviewing')).toMatchObject({ status: 'mine', label: '提交回复' })
    expect(node(drawn, 'consenting')).toBeUndefined()
    const elsewhere = chart({ memory: { returnTo: 'consenting' }, actions: [act('feedback.reply')] })
    expect(edge(elsewhere, 'asked', 'consenting')?.status).toBe('mine')
    expect(edge(elsewhere, 'asked', 'reviewing')?.status).not.toBe('mine')
  })

  test('a blocked press is no way of mine, and the node says what must happen first', () => {
    const drawn = chart({ actions: [act('feedback.reply', '第 1 条尚未答复。')] })
    expect(edge(drawn, 'asked', 'reviewing')?.status).toBe('possible')
    expect(node(drawn, 'reviewing')?.remark).toBe('第 1 条尚未答复。')
  })

  test('a return never removes the way forward', () => {
    const drawn = chart({ state: 'reviewing', steps: [...way, step('feedback.reply', 'asked', 'reviewing')] })
    expect(edge(drawn, 'asked', 'reviewing')?.status).toBe('walked')
    expect(edge(drawn, 'reviewing', 'concurring')?.status).toBe('possible')
    expect(edge(drawn, 'to-meeting', 'met')?.status).toBe('possible')
  })

  test('the goal stays in sight at the beginning, and the beginning leaves at the end', () => {
    const early = chart({ state: 'preparing', steps: way.slice(0, 1), memory: {} })
    expect(early.nodes.filter(({ row }) => row === 0).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['preparing', 'registered']),
    )
    const late = chart({ state: 'registered', memory: {} })
    expect(node(late, 'preparing')).toBeUndefined()
    expect(node(late, 'registered')?.status).toBe('current')
  })
})

describe.each(allStages)('$title', (stage) => {
  test.each(
    Object.keys(stage.machine.states),
  )('from %s: few nodes, every edge between nodes that are drawn', (state) => {
    const drawn = flowChart({ machine: stage.machine, state, memory: {}, steps: [], actions: [] })
    const ids = drawn.nodes.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(drawn.nodes.filter(({ row }) => row === 0).length).toBeLessThanOrEqual(8)
    expect(drawn.nodes.filter(({ status }) => status === 'current')).toHaveLength(1)
    for (const { from, to } of drawn.edges) expect([ids.includes(from), ids.includes(to)]).toEqual([true, true])
    for (const { title } of drawn.nodes) expect(title).toMatch(/[\u4e00-\u9fff]/)
  })
})
