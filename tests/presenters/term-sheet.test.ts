import { beforeEach, describe, expect, test } from 'vitest'
import { termsList } from '#app/exports/lists/terms.server.ts'
import { presentBond } from '#app/presenters/bond.server.ts'
import { termSheetOf } from '#app/presenters/term-sheet.server.ts'
import type { Db } from '#db/connect.ts'
import type { TestPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { issueScene } from '#tests/support/issue.ts'
import { yi } from '#tests/support/issue-market.ts'
import { enter, seat, signedIn, statusOf } from '#tests/support/room.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import { termFields, termSheet } from '#workflows/outstanding/term-sheet.ts'

describe.each(engines)('the terms of a bond as data on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let project: string
  let bond: string

  beforeEach(async () => {
    const scene = await issueScene(create)
    db = scene.db
    ports = scene.ports
    project = (await scene.steps.issued({ planned: 4 * yi })).project
    bond = (await db.selectFrom('bond').select('id').executeTakeFirstOrThrow()).id
    return scene.close
  })

  const room = (capacity: Capacity, organisation: string) => enter(db, ports, signedIn(capacity, organisation), project)

  test('says what the rows say, amounts to the fen', async () => {
    const issuer = await room('issuer', 'org-issuer')
    const sheet = await termSheetOf(issuer, bond)
    expect(termSheet.parse(JSON.parse(JSON.stringify(sheet)))).toEqual(sheet)
    const row = await db.selectFrom('bond').selectAll().where('id', '=', bond).executeTakeFirstOrThrow()
    const line = await db.selectFrom('line').selectAll().executeTakeFirstOrThrow()
    const offering = await db.selectFrom('offering').selectAll().executeTakeFirstOrThrow()
    expect(sheet.instrument).toMatchObject({ name: row.name, issued: '400000000.00', outstanding: '400000000.00' })
    expect(sheet.instrument.isin ?? sheet.instrument.localCode).toBe(row.code)
    expect(sheet.interest).toMatchObject({ type: 'fixed', rate: row.coupon })
    expect(sheet.dates).toMatchObject({ interestFrom: row.value_on, maturity: row.maturity_on, book: offering.book_on })
    expect(sheet.china).toMatchObject({ tenor: line.tenor, tranche: line.name, issue: offering.name })
    const { flows } = await presentBond(issuer, { bond, key: 'k' })
    const fen = (words: string) => Number(words.replace('.', ''))
    expect(sheet.payments.reduce((sum, { amount }) => sum + fen(amount), 0)).toBe(
      flows.reduce((sum, { interest, principal }) => sum + interest + principal, 0),
    )
  })

  test('its fields are listed with their values', async () => {
    const of = await room('issuer', 'org-issuer')
    const { rows } = await termsList(of, new URLSearchParams({ bond }))
    expect(rows.map(([path]) => path)).toEqual(termFields.map(({ path }) => path))
    expect(rows.find(([path]) => path === 'instrument.issued')?.[2]).toBe('400000000.00')
  })

  test('is there for those who may see the bond, and for nobody else', async () => {
    await seat(db, project, 'investor', 'org-fund')
    expect((await termSheetOf(await room('investor', 'org-fund'), bond)).instrument.issued).toBe('400000000.00')
    await seat(db, project, 'counsel', 'org-counsel')
    expect(await statusOf(room('counsel', 'org-counsel').then((of) => termSheetOf(of, bond)))).toBe(404)
    expect(await statusOf(room('investor', 'org-park').then((of) => termSheetOf(of, bond)))).toBe(404)
    expect(await statusOf(room('issuer', 'org-issuer').then((of) => termSheetOf(of, 'bond-of-another')))).toBe(404)
  })
})
