import { countQueue, type Load, listLoad, listQueue } from '#db/queries/queue.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { LoadContext } from '../load-context.ts'
import type { SignedIn } from '../reach.server.ts'
import { scopeOf } from './queue.server.ts'
import { gather, type QueueLine, queueLine } from './queue-line.server.ts'

export type LoadPage = {
  asOf: string
  lines: Load[]
  /** The most urgent cases of the house, late ones first. */
  urgent: QueueLine[]
  words: string
}

const mostUrgent = 30

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
  return {
    asOf: now,
    lines: await listLoad(reader, scope, legalDay(now)),
    urgent: rows.map((row) => queueLine(row, gathered, { who, now, href: `/queue?case=${row.id}` })),
    words: `在办 ${counts.all} 件，待领取 ${counts.free} 件，两日内到期或已超期 ${counts.soon} 件，停表 ${counts.held} 件`,
  }
}
