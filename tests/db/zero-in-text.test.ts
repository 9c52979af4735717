import { expect, test } from 'vitest'
import { connect } from '#db/connect.ts'
import { engines } from '#tests/support/engines.ts'

test.each(engines)('U+0000, which anybody can type into an address, fails no statement on $name', async ({
  create,
}) => {
  const scratch = await create()
  const db = connect(scratch.url)
  const find = (id: string) => db.selectFrom('setting').select('value').where('key', '=', id).execute()
  expect(await find('a\0b')).toEqual([])
  await db
    .transaction()
    .execute((tx) => tx.insertInto('setting').values({ key: 'a', value: '甲\0乙', at: '' }).execute())
  expect(await find('a')).toEqual([{ value: expect.stringMatching(/^甲[\0\ufffd]乙$/) }])
  await db.destroy()
  await scratch.drop()
})
