import { afterEach, describe, expect, test } from 'vitest'
import { inProcessPrinter, type Printer } from '#app/filings/printer.server.ts'
import { printerPool } from '#app/server/printer-pool.ts'
import { exchangePublic } from '#tests/support/dossiers.ts'

describe('the printer in threads', () => {
  let pool: Printer | undefined

  afterEach(async () => {
    await pool?.stop()
  })

  test('gives the same bytes as the one in this process, several at a time and in any order', async () => {
    pool = printerPool({ most: 2, limit: 60_000 })
    const here = await inProcessPrinter.print('issuance-plan', exchangePublic)
    const there = await Promise.all([1, 2, 3].map(() => pool!.print('issuance-plan', exchangePublic)))
    for (const printed of there) {
      if (!printed.ok || !here.ok) throw new Error('a paper was expected')
      expect(Buffer.from(printed.bytes).equals(Buffer.from(here.bytes))).toBe(true)
      expect(printed.pages).toBe(here.pages)
    }
  })

  test('a character that no typeface has comes back as a sentence, a dossier that does not fit as an error', async () => {
    pool = printerPool({ most: 1, limit: 60_000 })
    const strange = { ...exchangePublic, project: { ...exchangePublic.project, name: '\u{31351}' } }
    expect(await pool.print('issuance-plan', strange)).toMatchObject({
      ok: false,
      message: expect.stringContaining('U+31351'),
    })
    await expect(pool.print('issuance-plan', { date: 'never' })).rejects.toThrow()
    expect(await pool.print('issuance-plan', exchangePublic)).toMatchObject({ ok: true })
  })

  test('a printing over its time is ended with its thread; the next gets a new one', async () => {
    pool = printerPool({ most: 1, limit: 1 })
    await expect(pool.print('prospectus', exchangePublic)).rejects.toThrow('longer than 1 ms')
    await expect(pool.print('prospectus', exchangePublic)).rejects.toThrow('longer than 1 ms')
  })

  test('after stopping nothing is printed and nobody waits', async () => {
    pool = printerPool({ most: 1, limit: 60_000 })
    const waiting = pool.print('prospectus', exchangePublic)
    const stopped = expect(waiting).rejects.toThrow('stopped')
    await pool.stop()
    await stopped
    await expect(pool.print('prospectus', exchangePublic)).rejects.toThrow('stopped')
  })
})
