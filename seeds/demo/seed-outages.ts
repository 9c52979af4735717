import { randomUUID } from 'node:crypto'
import { grantOutage } from '#app/commands/decide-outage.server.ts'
import { registerOutage } from '#app/commands/register-outage.server.ts'
import type { Db } from '#db/connect.ts'
import { firstCutOff, listOutages } from '#db/queries/outages.ts'
import { addDays, type IsoDay, startOfDay } from '#workflows/calendar/day.ts'
import { organisationId, personId } from '../cast.ts'
import { storyIds } from '../deal/story-ids.ts'
import { allowed } from '../deal/theatre.ts'

const administrator = (at: number) => ({
  person: personId('platform', 'administrator', at),
  organisation: organisationId('platform'),
  everybody: true,
  sample: true,
  address: 'demo',
})

/** A night's outage of last week that cut off nothing, granted; and one planned over the next cut-off, to be decided. */
export async function seedOutages(db: Db, today: IsoDay, say: (line: string) => void): Promise<void> {
  if ((await listOutages(db, 1)).length > 0) return
  say('示例停机登记')
  const [first, second] = [administrator(0), administrator(1)]
  const ports = { newId: storyIds(randomUUID()), now: () => startOfDay(today) }
  const lastWeek = addDays(today, -7)
  const past = {
    from: `${lastWeek}T01:30`,
    to: `${lastWeek}T03:10`,
    sides: ['issuer', 'review'],
    affected: '数据库切换，页面不能打开',
    basis: '运行日志（示例）第 11 号',
  }
  const { id } = allowed('outage.register', await registerOutage(db, { form: past, by: first }, ports))
  allowed('outage.grant', await grantOutage(db, { id, by: second, words: '' }, ports))
  const next = await firstCutOff(db, ports.now())
  if (!next?.due_on) return
  const planned = {
    from: `${next.due_on}T22:00`,
    to: `${addDays(next.due_on, 1)}T06:00`,
    sides: ['issuer', 'review', 'enhancement', 'independent'],
    affected: '机房检修，全部功能不能使用',
    basis: '检修通知（示例）第 3 号',
  }
  allowed('outage.register', await registerOutage(db, { form: planned, by: first }, ports))
}
