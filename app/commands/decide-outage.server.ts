import type { Db, Tx } from '#db/connect.ts'
import { insertNotice } from '#db/queries/inbox.ts'
import { decideOutage, findOutage } from '#db/queries/outages.ts'
import type { Row } from '#db/schema.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Administrator } from '../accounts/administrator.server.ts'
import { logAccess } from '../accounts/open-session.server.ts'
import { askJob } from '../jobs/ask-job.server.ts'
import type { Ports } from '../ports.ts'
import { noticeTo } from './propose-change.server.ts'
import { onlyOperator } from './register-outage.server.ts'

type Asked = { id: string; by: Administrator; words: string }
type Done = { ok: true } | Refusal
type Decision = Partial<Row<'outage'>>

/** Puts off what was cut off by an outage that is over, as a job. For another administrator than the one who registered it. */
export const grantOutage = (db: Db, asked: Asked, ports: Ports): Promise<Done> =>
  decide(db, asked, ports, async (tx, outage) => {
    if (outage.to_at > ports.now())
      return refuse('blocked', '停机尚未结束：结束后再核准。其间届满的期限暂不按届满处理。')
    const job = await askJob(tx, { kind: 'grant-outage', params: { outage: outage.id }, by: asked.by.person }, ports)
    return { decision: 'granted', job, reason: asked.words || null }
  })

/** Nothing is put off; what ran out inside it lapses at its own instant. */
export async function refuseOutage(db: Db, asked: Asked, ports: Ports): Promise<Done> {
  if (asked.words === '') return refuse('invalid', '请写明不予核准的理由。', { words: ['请写明理由'] })
  return decide(db, asked, ports, async () => ({
    decision: 'refused',
    reason: asked.words,
    settled_at: ports.now(),
  }))
}

async function decide(
  db: Db,
  { id, by }: Asked,
  ports: Ports,
  conclude: (tx: Tx, outage: Row<'outage'>) => Promise<Decision | Refusal>,
): Promise<Done> {
  if (!by.everybody) return onlyOperator
  return db.transaction().execute(async (tx): Promise<Done> => {
    const outage = await findOutage(tx, id)
    if (!outage) return refuse('unavailable', '没有这项停机登记。')
    if (outage.decision !== null) return refuse('stale', '这项登记已有结论，请刷新后查看。')
    if (outage.proposed_by === by.person) return refuse('blocked', '登记停机的人不能自己核准，请另一位管理员办理。')
    const decision = await conclude(tx, outage)
    if ('ok' in decision) return decision
    if (!(await decideOutage(tx, id, { ...decision, decided_by: by.person, decided_at: ports.now() })))
      return refuse('stale', '这项登记已有结论，请刷新后查看。')
    const word = decision.decision === 'granted' ? '已核准' : '未核准'
    await insertNotice(tx, noticeTo(by, `${word}：系统停机登记`, outage.affected, ports))
    await logAccess(
      tx,
      { kind: 'outage.decide', person: by.person, detail: `${id} ${word}`, address: by.address },
      ports,
    )
    return { ok: true }
  })
}
