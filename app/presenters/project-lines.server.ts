import { listAmounts, listOpenClocksOfRuns, listOpenTasksOfRuns, listRunsOfProjects } from '#db/queries/overview.ts'
import type { ProjectLine } from '#db/queries/project-list.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { type Capacity, capacities, type Route, routes, type Venue, venues } from '#workflows/kit/seats.ts'
import type { StageName } from '#workflows/kit/stage.ts'
import { dayText } from '../components/chinese-date.ts'
import type { MiniRailProps } from '../components/mini-rail.tsx'
import type { TagProps } from '../components/tag.tsx'
import type { LoadContext } from '../load-context.ts'
import type { SignedIn } from '../reach.server.ts'
import { readableRuns, stagesSeenBy } from '../run-reach.server.ts'
import { officialWord, stageTitles, stateTitle } from './event-words.ts'
import { currentStage, stageProgress } from './stage-progress.ts'
import { isValidity } from './todo.server.ts'

export type ProjectLineView = {
  id: string
  href: string
  number: string
  name: string
  sample: boolean
  issuer: string
  issuerCode: string | null
  product: string
  market: string
  route: string
  /** Integer fen; null until an amount is asked for. */
  amount: number | null
  rail: MiniRailProps['stages']
  /** 注册 · 反馈中 */
  status: string
  turn: { tone: NonNullable<TagProps['tone']>; icon: 'arrow' | 'clock' | 'check' | 'warn'; words: string }
  ours: boolean
  /** 回复 12月1日 周二 到期; empty when no clock runs. */
  next: string
  openedOn: string
}

/** Lines of projects as one person sees them: how far, whose turn, what is next. */
export async function projectLines(
  rows: readonly ProjectLine[],
  who: SignedIn,
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
): Promise<ProjectLineView[]> {
  const ids = rows.map(({ id }) => id)
  const runs = await listRunsOfProjects(reader, ids, readableRuns(reader, who))
  const open = runs.filter(({ status }) => status === 'active').map(({ id }) => id)
  const [tasks, clocks] = [await listOpenTasksOfRuns(reader, open), await listOpenClocksOfRuns(reader, open)]
  const amounts = new Map((await listAmounts(reader, ids)).map(({ project, amount }) => [project, amount]))
  const today = legalDay(ports.now())
  return rows.map((row) => {
    const own = runs.filter(({ project }) => project === row.id)
    const asked = tasks.filter(({ project }) => project === row.id)
    const due = clocks.find((clock) => clock.project === row.id && clock.state === 'running' && clock.due_on !== null)
    return lineOf(row, { own, asked, due, today, amount: amounts.get(row.id) ?? null, who })
  })
}

type Known = {
  own: Row<'run'>[]
  asked: Row<'task'>[]
  due: Row<'clock'> | undefined
  today: string
  amount: number | null
  who: SignedIn
}

function lineOf(row: ProjectLine, known: Known): ProjectLineView {
  const { own, asked, due, today, amount, who } = known
  const seen = stagesSeenBy(who.capacity)
  const ours = asked.some((task) => task.organisation === who.organisation && task.capacity === who.capacity)
  return {
    id: row.id,
    href: `/projects/${row.id}`,
    number: row.number,
    name: row.name,
    sample: row.sample !== 'none',
    issuer: row.issuer_name,
    issuerCode: row.issuer_code,
    product: row.product,
    market: venues[row.venue as Venue].short,
    route: routes[row.route as Route].title,
    amount,
    rail: stageProgress(own).filter(({ stage }) => seen.includes(stage)),
    status: statusOf(row, own),
    turn: turnOf(asked, ours, own, due, today),
    ours,
    next: nextOf(due, today),
    openedOn: legalDay(row.opened_at),
  }
}

function nextOf(due: Row<'clock'> | undefined, today: string): string {
  if (!due?.due_on) return ''
  const year = due.due_on.slice(0, 4) !== today.slice(0, 4)
  return isValidity(due, due.due_on)
    ? `有效至 ${dayText(due.due_on, { year, weekday: false })}`
    : `${dayText(due.due_on, { year })} 到期${due.provisional_at ? '（暂定）' : ''}`
}

function statusOf(row: ProjectLine, own: readonly Row<'run'>[]): string {
  const stage = currentStage(own)
  const of = own.filter((run) => run.stage === stage)
  const run = of.findLast(({ status }) => status === 'active') ?? of.at(-1)
  if (!run) return '尚未开始'
  const route = row.route as Route
  const word = officialWord(run.stage, run.state, route, row.venue) ?? stateTitle(run.stage, run.state, route)
  const title = stageTitles[run.stage as StageName]
  return word === title ? title : `${title} · ${word}`
}

function turnOf(
  asked: readonly Row<'task'>[],
  ours: boolean,
  own: readonly Row<'run'>[],
  due: Row<'clock'> | undefined,
  today: string,
): ProjectLineView['turn'] {
  if (ours && due?.due_on && due.due_on <= today)
    return { tone: 'cinnabar', icon: 'warn', words: due.due_on < today ? '已逾期' : '今天到期' }
  if (ours) return { tone: 'azure', icon: 'arrow', words: '轮到我们' }
  const stage = currentStage(own)
  const here = new Set(own.filter((run) => run.stage === stage).map(({ id }) => id))
  const other = asked.find(({ run }) => here.has(run)) ?? asked[0]
  if (other) return { tone: 'slate', icon: 'clock', words: `等${capacities[other.capacity as Capacity].title}` }
  return own.some(({ status }) => status === 'active')
    ? { tone: 'pine', icon: 'check', words: '正常' }
    : { tone: 'slate', icon: 'check', words: '已结束' }
}
