import { saveObligation } from '#db/queries/bonds.ts'
import { outstandingEvents } from '#workflows/outstanding/events.ts'
import { refused } from '../commands/desk.server.ts'
import { isPaymentKind } from './bond-obligations.server.ts'
import { obligationOf, refuseFuture } from './bond-of-run.server.ts'
import type { RecordStep } from './record.server.ts'

/** 付息、兑付、回售公告: the day it was published. A late one is published all the same, and stays visibly late. */
export const paymentNotice: RecordStep = async ({ desk, run, event }) => {
  const { obligation: id, publishedOn } = outstandingEvents['notice.publish'].parse(event.data)
  const obligation = await obligationOf(desk, run, id)
  refuseFuture(publishedOn, event.stamp.at, 'publishedOn')
  if (!isPaymentKind(obligation.kind)) throw refused('只有付款义务须公告。', { obligation: ['请选择付息、兑付或回售'] })
  if (obligation.notice_on) throw refused('这项付款已公告。', { obligation: [`已于 ${obligation.notice_on} 公告`] })
  await saveObligation(desk.tx, id, { notice_on: publishedOn })
}
