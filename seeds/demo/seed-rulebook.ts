import { proposeChange } from '#app/commands/propose-change.server.ts'
import type { Ports } from '#app/ports.ts'
import type { Db } from '#db/connect.ts'
import { listChanges } from '#db/queries/rulebook.ts'
import { addMonths, legalDay } from '#workflows/calendar/day.ts'
import { organisationId, personId } from '../cast.ts'
import { allowed } from '../deal/theatre.ts'

/** A proposal that waits for the second administrator, so that the preview has something to show. It is never approved. */
export async function seedRulebook(db: Db, ports: Ports, say: (line: string) => void): Promise<void> {
  if ((await listChanges(db, {}, 1)).length > 0) return
  say('示例规则变更')
  const by = {
    person: personId('platform', 'administrator'),
    organisation: organisationId('platform'),
    everybody: true,
    sample: true,
    address: 'demo',
  }
  const nextMonth = `${addMonths(legalDay(ports.now()), 1).slice(0, 7)}-01`
  const basis = {
    document: '示例通知（演示用，并无此文件）',
    item: '第三条',
    since: nextMonth,
    standing: 'provisional',
  } as const
  const slot = { key: 'clock.review', scope: { route: 'interbank' }, appliesBy: 'acceptance' } as const
  const change = { kind: 'parameter', ...slot, value: '8', basis, from: nextMonth, to: null } as const
  allowed('rulebook.propose', await proposeChange(db, { change, reason: '示例：缩短首次意见的期限', by }, ports))
}
