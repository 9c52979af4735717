import { beforeEach, describe, expect, test } from 'vitest'
import { canonical, sha256 } from '#app/commands/canonical.server.ts'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import { sightOfEvent } from '#app/walls.ts'
import { firstFiledAt } from '#db/queries/submissions.ts'
import { engines } from '#tests/support/engines.ts'
import { hashOf, pdfOf, uploadedPaper } from '#tests/support/filed-papers.ts'
import { file, type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

describe.each(engines)('what is handed in is sealed on $name', ({ create }) => {
  let of: RegistrationCase

  beforeEach(async () => {
    of = await registrationCase(create)
    await uploadedPaper(of, { id: 'm', words: 'first' })
    await uploadedPaper(of, { id: 'm', words: 'second', number: 2 })
    await uploadedPaper(of, { id: 'f', words: 'opinion' })
    of.ports.at('2026-03-05T02:00:00.000Z')
    await file(of)
    return of.end
  })

  const sealed = async () => {
    const event = await of.db
      .selectFrom('event')
      .selectAll()
      .where('type', '=', 'filing.seal')
      .executeTakeFirstOrThrow()
    return { event, said: JSON.parse(event.data) }
  }

  test('the latest version of every paper with both hashes, under one digest, in the chain', async () => {
    const { said } = await sealed()
    const papers = [pdfOf('second'), pdfOf('opinion')]
    expect(said.files).toHaveLength(2)
    for (const bytes of papers) expect(said.files).toContainEqual({ sha256: hashOf(bytes), sm3: hashOf(bytes, 'sm3') })
    const { digest, ...rest } = said
    expect(digest).toBe(sha256(canonical(rest)))
    expect(await verifyChain(of.db, of.project)).toMatchObject({ ok: true })
    const row = await of.db.selectFrom('submission').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ digest, files: 2, project: of.project, registration: of.registration })
    const submitted = await of.db.selectFrom('event').select('at').where('id', '=', row.event).executeTakeFirstOrThrow()
    expect(row.handed_in_at).toBe(submitted.at)
  })

  test('a file is known by either hash once it was filed; a draft never', async () => {
    const at = (await of.db.selectFrom('submission').select('handed_in_at as at').executeTakeFirstOrThrow()).at
    expect(await firstFiledAt(of.db, hashOf(pdfOf('second')))).toBe(at)
    expect(await firstFiledAt(of.db, hashOf(pdfOf('second'), 'sm3'))).toBe(at)
    expect(await firstFiledAt(of.db, hashOf(pdfOf('first')))).toBeUndefined()
  })

  test('its line is for those who file and those who review', async () => {
    const { event } = await sealed()
    const sight = (capacity: Capacity) => sightOfEvent({ capacity, organisation: 'another', person: 'somebody' }, event)
    expect(['issuer', 'lead-underwriter', 'venue-review'].map((capacity) => sight(capacity as Capacity))).toEqual(
      Array(3).fill('all'),
    )
    expect(['rater', 'investor', 'enhancer'].map((capacity) => sight(capacity as Capacity))).toEqual(
      Array(3).fill('none'),
    )
  })
})
