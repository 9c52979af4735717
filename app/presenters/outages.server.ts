import { findJob } from '#db/queries/jobs.ts'
import {
  countGrants,
  findOutageLine,
  listCutOff,
  listGrants,
  listOutages,
  type OutageLine,
} from '#db/queries/outages.ts'
import { findProject } from '#db/queries/projects.ts'
import type { CalendarId } from '#workflows/calendar/calendar.ts'
import { type IsoDay, type IsoInstant, legalDay } from '#workflows/calendar/day.ts'
import { keptBecause, outageDays } from '#workflows/calendar/outage.ts'
import { clockTitle } from '#workflows/deadlines.ts'
import type { ClockName } from '#workflows/kit/clocks.ts'
import type { Side } from '#workflows/kit/seats.ts'
import type { Administrator } from '../accounts/administrator.server.ts'
import { outageSides } from '../commands/register-outage.server.ts'
import { dayText, instantText } from '../components/chinese-date.ts'
import type { Tone } from '../components/tone.ts'
import type { LoadContext } from '../load-context.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { whose } from './clock-sides.ts'

type Reading = Pick<LoadContext, 'reader' | 'ports'>

export type OutageState = { word: string; tone: Tone }

export type OutageRow = {
  id: string
  href: string
  spell: string
  from: IsoInstant
  to: IsoInstant
  affected: string
  sides: string
  registered: string
  state: OutageState
  granted: number
}

const mostShown = 100

/** 系统停机登记: every outage, the latest first. */
export async function presentOutages(
  { reader, ports }: Reading,
  most = mostShown,
): Promise<{ rows: OutageRow[]; sides: { value: string; label: string }[]; asOf: string }> {
  const rows = (await listOutages(reader, most)).map(rowOf)
  const sides = outageSides.map((value) => ({ value, label: whose[value].words }))
  return { rows, sides, asOf: instantText(ports.now()) }
}

const rowOf = (line: OutageLine): OutageRow => ({
  id: line.id,
  href: `/outages/${line.id}`,
  spell: `${instantText(line.from_at, { year: true })} 至 ${instantText(line.to_at, { year: true })}`,
  from: line.from_at,
  to: line.to_at,
  affected: line.affected,
  sides: sidesText(line.sides),
  registered: `${line.proposer}，${instantText(line.proposed_at, { year: true })}`,
  state: stateOf(line),
  granted: Number(line.granted ?? 0),
})

const sidesText = (sides: string): string =>
  sides
    .split(' ')
    .map((side) => whose[side as Side].words)
    .join('、')

function stateOf({ decision, settled_at, granted }: OutageLine): OutageState {
  if (decision === null) return { word: '待复核', tone: 'amber' }
  if (decision === 'refused') return { word: '未核准', tone: 'slate' }
  if (settled_at === null) return { word: '正在顺延', tone: 'azure' }
  return { word: Number(granted ?? 0) > 0 ? '已顺延' : '无须顺延', tone: 'pine' }
}

export type OutageClock = {
  id: string
  project: string
  clock: string
  before: string
  after: string
  dueBefore: IsoDay
  dueAfter: IsoDay | null
  /** 顺延 1 个工作日, or why not. */
  words: string
}

export type OutagePage = {
  row: OutageRow
  basis: string
  decided: string | null
  /** What would become of the clocks cut off, while nobody has decided; what became of them, afterwards. */
  clocks: { rows: OutageClock[]; total: number; words: string; planned: boolean }
  job: { progress: number; total: number; failed: string | null; working: boolean } | null
  /** Null where this person may not decide. */
  acts: { blocked: string | null; own: boolean } | null
}

export async function presentOutage(
  { reader, ports }: Reading,
  by: Pick<Administrator, 'person'>,
  id: string,
  most = mostShown,
): Promise<OutagePage> {
  const line = await findOutageLine(reader, id)
  if (!line) throw new Response('没有这项停机登记。', { status: 404 })
  const job = line.job ? await findJob(reader, line.job) : undefined
  const [undecided, over] = [line.decision === null, line.to_at <= ports.now()]
  return {
    row: rowOf(line),
    basis: line.basis,
    decided: line.decided_at
      ? `${line.decider ?? ''}，${instantText(line.decided_at, { year: true })}${line.reason ? `：${line.reason}` : ''}`
      : null,
    clocks: undecided ? await planned(reader, line, most) : await granted(reader, id, most),
    job: job
      ? {
          progress: job.progress,
          total: job.total,
          failed: job.state === 'failed' ? job.message : null,
          working: job.state === 'waiting' || job.state === 'working',
        }
      : null,
    acts: undecided
      ? { blocked: blockedBecause(line.proposed_by === by.person, over), own: line.proposed_by === by.person }
      : null,
  }
}

function blockedBecause(own: boolean, over: boolean): string | null {
  if (own) return '登记停机的人不能自己核准，请另一位管理员办理'
  return over ? null : '停机尚未结束：结束后再核准。其间届满的期限暂不按届满处理'
}

async function planned(reader: LoadContext['reader'], line: OutageLine, most: number): Promise<OutagePage['clocks']> {
  const { calendars } = await rulebookOf(reader)
  const clocks = await listCutOff(reader, line, most)
  const rows: OutageClock[] = []
  for (const clock of clocks) {
    const project = await findProject(reader, clock.project)
    const kept = keptBecause(clock.name as ClockName)
    const dueOn = clock.due_on ?? legalDay(clock.due_at ?? '')
    const days = outageDays(calendars[clock.calendar as CalendarId], dueOn, { from: line.from_at, to: line.to_at })
    rows.push({
      id: clock.id,
      project: `${project?.name ?? ''}（${project?.number ?? ''}）`,
      clock: titleOf(clock),
      before: dayText(dueOn, { year: true }),
      after: '',
      dueBefore: dueOn,
      dueAfter: null,
      words: kept ?? `拟顺延 ${days} 个工作日`,
    })
  }
  const words = clocks.length < most ? `${clocks.length} 项` : `最先截止的 ${most} 项`
  return { rows, total: rows.length, words: `截止时刻落在停机期间的期限：${words}`, planned: true }
}

async function granted(reader: LoadContext['reader'], id: string, most: number): Promise<OutagePage['clocks']> {
  const lines = await listGrants(reader, id, most)
  const total = await countGrants(reader, id)
  const rows = lines.map((line) => ({
    id: line.clock,
    project: `${line.project_name}（${line.number}）`,
    clock: titleOf(line),
    before: dayText(line.due_before, { year: true }),
    after: line.due_after ? dayText(line.due_after, { year: true }) : '',
    dueBefore: line.due_before,
    dueAfter: line.due_after,
    words: line.left_because ?? `顺延 ${line.days} 个工作日`,
  }))
  return { rows, total, words: `共 ${total} 项${total > most ? `，列出前 ${most} 项` : ''}`, planned: false }
}

const titleOf = ({ name, side }: { name: string; side: string }): string =>
  `${whose[side as Side].words} · ${clockTitle(name as ClockName)}`
