import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, type Db, type Tx } from '#db/connect.ts'
import { inTransaction } from '#db/shared-commit.ts'
import { engines, type ScratchDatabase } from '#tests/support/engines.ts'

const at = '2026-03-03T02:00:00.000Z'

/** Keeps a setting and answers how many there are then. */
const keep = (key: string) => async (tx: Tx) => {
  await tx.insertInto('setting').values({ key, value: key, at }).execute()
  const { n } = await tx
    .selectFrom('setting')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

const failing = (key: string) => async (tx: Tx) => {
  await keep(key)(tx)
  throw new Error(`${key} refused`)
}

const kept = async (db: Db) =>
  (await db.selectFrom('setting').select('key').orderBy('key').execute()).map(({ key }) => key)

const keys = Array.from({ length: 40 }, (_, index) => `k${String(index).padStart(2, '0')}`)

describe.each(engines)('writers that wait together on $name', ({ name, create }) => {
  let scratch: ScratchDatabase
  let db: Db
  beforeEach(async () => {
    scratch = await create()
    db = connect(scratch.url)
    await db.deleteFrom('setting').execute()
  })
  afterEach(async () => {
    await db.destroy()
    await scratch.drop()
  })

  it('are all kept, more of them than share one commit', async () => {
    const counts = await Promise.all(keys.map((key) => inTransaction(db, keep(key))))
    expect(await kept(db)).toEqual(keys)
    // One file has one writer: each sees what those before it in the line wrote.
    if (name === 'SQLite') expect(counts).toEqual(keys.map((_, index) => index + 1))
  })

  it('lose only what one of them refused, and the others are written once', async () => {
    const outcomes = await Promise.allSettled(
      keys.map((key, index) => inTransaction(db, index % 7 === 3 ? failing(key) : keep(key))),
    )
    const refused = keys.filter((_, index) => index % 7 === 3)
    expect(outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason.message)] : []))).toEqual(
      refused.map((key) => `${key} refused`),
    )
    expect(await kept(db)).toEqual(keys.filter((key) => !refused.includes(key)))
  })

  it('go on after a refusal of one alone', async () => {
    await expect(inTransaction(db, failing('a'))).rejects.toThrow('a refused')
    expect(await inTransaction(db, keep('b'))).toBe(1)
    expect(await kept(db)).toEqual(['b'])
  })

  it('are each told when the connection is gone', async () => {
    const gone = connect(scratch.url)
    await kept(gone)
    await gone.destroy()
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((key) => inTransaction(gone, keep(key))))
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(await kept(db)).toEqual([])
  })
})
