import type { Db } from '#db/connect.ts'
import { rowsAt as at } from './registration.ts'

/** One round with two opinions, the first of them answered. */
export async function insertRound(db: Db): Promise<void> {
  await db
    .insertInto('round')
    .values({
      id: 'round-1',
      project: 'p1',
      run: 'run-registration',
      ordinal: 1,
      origin: 'review',
      return_to: 'reviewing',
      issued_at: '2026-04-13T01:00:00.000Z',
      issued_by: 'reviewer',
      replied_at: null,
    })
    .execute()
  const item = { round: 'round-1', basis: null, anchor: null, state: 'answered' as const, severity: '一般' }
  await db
    .insertInto('item')
    .values([
      { ...item, id: 'i1', number: 1, title: '募集资金', category: '募集资金', question: '请说明投向比例的测算口径。' },
      { ...item, id: 'i2', number: 2, title: '研发投入', category: '科技属性', question: '请核对研发投入。' },
    ])
    .execute()
  await db
    .insertInto('reply')
    .values({
      id: 'reply-1',
      item: 'i1',
      text: '比例为投向科技创新领域的金额与募集资金总额之比。',
      verification: '经核查，口径一致。',
      changed: JSON.stringify(['第四章 募集资金运用：补充测算口径。']),
      version: 1,
      by_person: 'maker',
      at,
      submitted_at: null,
    })
    .execute()
}
