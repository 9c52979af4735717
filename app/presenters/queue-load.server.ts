import { countLateOpinions, type LateOpinion, listLateOpinions } from '#db/queries/late-leaves.ts'
import { countQueue, type Load, listLoad, listQueue } from '#db/queries/queue.ts'
import { listReviewTimes, type ReviewTime } from '#db/queries/review-times.ts'
import { workingDaysBetween } from '#workflows/calendar/calendar.ts'
import { addMonths, legalDay } from '#workflows/calendar/day.ts'
import { quantile } from '#workflows/timetable/remaining.ts'
import type { LoadContext } from '../load-context.ts'
import type { SignedIn } from '../reach.server.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { scopeOf } from './queue.server.ts'
import { gather, type QueueLine, queueLine } from './queue-line.server.ts'

export type LoadPage = {
  asOf: string
  /** What each holds, and how many opinions he first raised in a later round (一次性告知). */
  lines: (Load & { raisedLate: number })[]
  lateOpinions: LateOpinion[]
  /** The most urgent cases of the house, late ones first. */
  urgent: QueueLine[]
  words: string
  /** Green channel and the rest apart, over the last twelve months. */
  times: TimesLine[]
}

/** Working days from acceptance, half of the cases and four in five; null while there are too few to say. */
export type TimesLine = {
  title: string
  cases: number
  first: Spread | null
  decided: Spread | null
}
type Spread = { p50: number; p80: number; of: number }

const mostUrgent = 30
const mostLate = 50

/** 审核主管: who holds how much, what is late, and what nobody has taken. */
export async function presentLoad(
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
  who: SignedIn,
  most = { urgent: mostUrgent, late: mostLate },
): Promise<LoadPage> {
  const now = ports.now()
  const scope = await scopeOf(reader, who, now)
  const rows = await listQueue(reader, scope, 'soon', null, most.urgent)
  const gathered = await gather(reader, rows, who, now)
  const counts = await countQueue(reader, scope)
  const late = await countLateOpinions(reader, who.organisation)
  return {
    asOf: now,
    times: await timesOf(reader, who, now),
    lines: (await listLoad(reader, scope, legalDay(now))).map((line) => ({
      ...line,
      raisedLate: late.get(line.person) ?? 0,
    })),
    lateOpinions: await listLateOpinions(reader, { organisation: who.organisation }, most.late),
    urgent: rows.map((row) => queueLine(row, gathered, { who, now, href: `/queue?case=${row.id}` })),
    words: `在办 ${counts.all} 件，待领取 ${counts.free} 件，两日内到期或已超期 ${counts.soon} 件，停表 ${counts.held} 件，搁置 ${counts.aside} 件`,
  }
}

const lanes: Record<ReviewTime['green'], string> = {
  green: '绿色通道',
  left: '中途移出绿色通道',
  ordinary: '一般程序',
}

async function timesOf(reader: LoadContext['reader'], who: SignedIn, now: string): Promise<TimesLine[]> {
  const rows = await listReviewTimes(reader, who.organisation, addMonths(legalDay(now), -12))
  const { statutory } = (await rulebookOf(reader)).calendars
  const days = (from: string, to: string) => workingDaysBetween(statutory, from, to)
  return (Object.keys(lanes) as ReviewTime['green'][]).map((lane) => {
    const own = rows.filter(({ green }) => green === lane)
    const first = own.flatMap(({ acceptedOn, firstAskedAt }) =>
      firstAskedAt ? [days(acceptedOn, legalDay(firstAskedAt))] : [],
    )
    const decided = own.map(({ acceptedOn, grantedOn }) => days(acceptedOn, grantedOn))
    return { title: lanes[lane], cases: own.length, first: spread(first), decided: spread(decided) }
  })
}

/** Fewer than this say nothing about the next one. */
const fewest = 3

const spread = (values: readonly number[]): Spread | null =>
  values.length < fewest ? null : { p50: quantile(values, 50), p80: quantile(values, 80), of: values.length }
