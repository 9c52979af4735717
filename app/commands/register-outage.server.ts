import { z } from 'zod'
import type { Db } from '#db/connect.ts'
import { insertNotice } from '#db/queries/inbox.ts'
import { insertOutage } from '#db/queries/outages.ts'
import { shortText } from '#workflows/kit/body.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Administrator } from '../accounts/administrator.server.ts'
import { logAccess } from '../accounts/open-session.server.ts'
import { fieldErrors } from '../forms/field-errors.ts'
import type { Ports } from '../ports.ts'
import { noticeTo } from './propose-change.server.ts'

const longest = 31 * 86_400_000

/** As the field posts it, local to the market; UTC afterwards. */
const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, '请填写日期和时间')
  .transform((text) => new Date(`${text}+08:00`))
  .refine((at) => !Number.isNaN(at.getTime()), '不是有效的时间')
  .transform((at) => at.toISOString())

export const outageSides = ['issuer', 'review', 'enhancement', 'independent'] as const

const form = z
  .strictObject({
    from: moment,
    to: moment,
    sides: z.array(z.enum(outageSides)).min(1, '请选择受影响的各方'),
    affected: shortText,
    basis: shortText,
  })
  .refine(({ from, to }) => to > from, { path: ['to'], message: '结束须晚于开始' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= longest, {
    path: ['to'],
    message: '一次停机最长登记三十一日，更长的请分次登记',
  })

export const onlyOperator = refuse('unavailable', '停机由平台管理员登记。')

/**
 * 系统停机登记: from when to when (a planned or lasting one with its expected end), what was affected, on which basis.
 * From now on nothing lapses by itself whose cut-off falls into it, until a second administrator has decided.
 */
export async function registerOutage(
  db: Db,
  { form: typed, by }: { form: unknown; by: Administrator },
  ports: Ports,
): Promise<{ ok: true; id: string } | Refusal> {
  if (!by.everybody) return onlyOperator
  const read = form.safeParse(typed)
  if (!read.success) return refuse('invalid', '请按提示更正。', fieldErrors(read.error))
  const { from, to, sides, affected, basis } = read.data
  const [id, at] = [ports.newId(), ports.now()]
  await db.transaction().execute(async (tx) => {
    const undecided = { decided_by: null, decided_at: null, decision: null, reason: null, job: null, settled_at: null }
    const outage = { id, from_at: from, to_at: to, sides: sides.join(' '), affected, basis }
    await insertOutage(tx, { ...outage, proposed_by: by.person, proposed_at: at, ...undecided })
    await insertNotice(tx, noticeTo(by, '待复核：系统停机登记', affected, ports))
    await logAccess(tx, { kind: 'outage.register', person: by.person, detail: id, address: by.address }, ports)
  })
  return { ok: true, id }
}
