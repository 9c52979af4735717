import { countLateOpinions, type LateOpinion, listLateOpinions } from '#db/queries/late-leaves.ts'
import { countQueue, type Load, listLoad, listQueue } from '#db/queries/queue.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { LoadContext } from '../load-context.ts'
import type { SignedIn } from '../reach.server.ts'
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
}

const mostUrgent = 30
const mostLate = 50

/** 审核主管: who holds how much, what is late, and what nobody has taken. */
export async function presentLoad(
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
  who: SignedIn,
): Promise<LoadPage> {
  const now = ports.now()
  const scope = await scopeOf(reader, who, now)
  const rows = await listQueue(reader, scope, 'soon', null, mostUrgent)
  const gathered = await gather(reader, rows, who)
  const counts = await countQueue(reader, scope)
  const late = await countLateOpinions(reader, who.organisation)
  return {
    asOf: now,
    lines: (await listLoad(reader, scope, legalDay(now))).map((line) => ({
      ...line,
      raisedLate: late.get(line.person) ?? 0,
    })),
    lateOpinions: await listLateOpinions(reader, { organisation: who.organisation }, mostLate),
    urgent: rows.map((row) => queueLine(row, gathered, { who, now, href: `/queue?case=${row.id}` })),
    words: `在办 ${counts.all} 件，待领取 ${counts.free} 件，两日内到期或已超期 ${counts.soon} 件，停表 ${counts.held} 件`,
  }
}
