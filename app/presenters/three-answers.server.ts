import { listOpenTasks } from '#db/queries/tasks.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { ClockName } from '#workflows/kit/clocks.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import { termsOf } from '../commands/keep-clocks.server.ts'
import { dayText } from '../components/chinese-date.ts'
import type { ThreeAnswersProps } from '../components/three-answers.tsx'
import type { ClockView } from './clock-view.server.ts'
import { endAnswer, endOf } from './end-range.ts'
import { sealOf, whatIsMissing } from './missing.server.ts'
import type { Room } from './project-room.server.ts'
import type { RunView } from './run-view.server.ts'
import type { Told } from './told.ts'

type Answers = Told<ThreeAnswersProps>

export async function threeAnswers(
  room: Room,
  focus: RunView | undefined,
  clocks: readonly ClockView[],
): Promise<Told<ThreeAnswersProps>> {
  return {
    turn: await turnOf(room, focus),
    missing: await whatIsMissing(room, focus),
    end: await whenItEnds(room, focus, clocks),
  }
}

/** Mine first; else whoever is awaited, by the name of the organisation that sits there. */
async function turnOf({ tx, project, who }: Room, focus: RunView | undefined): Promise<Answers['turn']> {
  if (!focus || focus.row.status === 'done')
    return { answer: '没有人', more: focus ? `${focus.subject}已办结：${focus.state}。` : '项目尚未开始办理。' }
  const awaited = focus.awaiting.filter((seat): seat is Capacity => seat !== 'system')
  const first = awaited.includes(who.capacity) ? who.capacity : awaited[0]
  if (!first) return { answer: '等待期限届满', more: '到期由系统自动办理。' }
  const tasks = (await listOpenTasks(tx, project.id)).filter(
    ({ run, capacity }) => run === focus.row.id && capacity === first,
  )
  const own = tasks.find(({ organisation }) => organisation === who.organisation) ?? tasks[0]
  const organisation = own?.organisation
    ? await tx.selectFrom('organisation').select('name').where('id', '=', own.organisation).executeTakeFirst()
    : undefined
  return {
    who: { ...sealOf(first), ...(organisation ? { organisation: organisation.name } : {}) },
    more: yourPart(focus, first === who.capacity),
  }
}

function yourPart({ actions }: RunView, yours: boolean): string {
  const free = actions.filter(({ blocked, tone }) => blocked === null && tone !== 'danger')
  if (free.length > 0) return `您现在可以办理：${free.map(({ label }) => label).join('、')}。`
  const held = actions.find(({ blocked, tone }) => blocked !== null && tone === 'primary')
  if (held?.blocked) return `「${held.label}」${held.blocked}`
  return yours ? '轮到您所在的席位，由席位上的其他人员办理。' : '眼下没有要您做的。'
}

async function whenItEnds(
  room: Room,
  focus: RunView | undefined,
  clocks: readonly ClockView[],
): Promise<Answers['end']> {
  if (!focus || focus.row.status === 'done') return { answer: '已办结' }
  const fixed = await fixedDay(room, focus.row)
  if (fixed) return fixed
  const today = legalDay(room.now)
  const validity = clocks.find(({ run, until }) => run === focus.row.id && until)
  if (validity?.until) return { answer: `有效期至 ${validity.until}`, more: '有效期内可分期发行；到期未用的额度失效。' }
  const end = endOf({
    stage: focus.stage,
    state: focus.row.state,
    today,
    calendar: room.rulebook.calendars.statutory,
    left: leftOn(focus.row.id, clocks),
    terms: (name) => termsOf(room, name, today),
  })
  return end ? endAnswer(end, today) : { answer: '没有可推算的期限', more: '当前环节的时间由各方商定。' }
}

const leftOn = (run: string, clocks: readonly ClockView[]): Partial<Record<ClockName, number>> =>
  Object.fromEntries(
    clocks.flatMap(({ run: of, name, line }) => (of === run && line ? [[name, line.budget - line.used]] : [])),
  )

/** An issue ends on its listing day, a bond on its maturity: days in the papers, nothing to reckon. */
async function fixedDay({ tx }: Room, run: Row<'run'>): Promise<Answers['end'] | undefined> {
  if (run.subject_kind === 'offering') {
    const row = await tx
      .selectFrom('offering')
      .select(['listing_on', 'payment_on'])
      .where('id', '=', run.subject_id)
      .executeTakeFirst()
    if (!row?.listing_on) return { answer: '待定', more: '确定发行安排后有上市流通日。' }
    return {
      answer: dayText(row.listing_on),
      more: `上市流通日；缴款日 ${dayText(row.payment_on ?? row.listing_on)}。`,
    }
  }
  if (run.subject_kind !== 'bond') return undefined
  const bond = await tx.selectFrom('bond').select('maturity_on').where('id', '=', run.subject_id).executeTakeFirst()
  const next = await tx
    .selectFrom('obligation')
    .select(['title', 'due_on'])
    .where('bond', '=', run.subject_id)
    .where('state', 'in', ['due', 'overdue'])
    .orderBy('due_on')
    .executeTakeFirst()
  return {
    answer: bond ? dayText(bond.maturity_on, { year: true }) : '待定',
    more: next ? `到期日；下一项义务：${next.title}，${dayText(next.due_on, { year: true })}。` : '到期日。',
  }
}
