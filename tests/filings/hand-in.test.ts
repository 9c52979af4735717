import { beforeEach, describe, expect, test } from 'vitest'
import { canonical, sha256 } from '#app/commands/canonical.server.ts'
import { atDesk } from '#app/commands/desk.server.ts'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import { openReading } from '#app/filings/dossier/reading.server.ts'
import { submissionPart } from '#app/filings/dossier/submission.server.ts'
import { handIn } from '#app/filings/hand-in.server.ts'
import { presentVerification } from '#app/presenters/verification.server.ts'
import { sightOfEvent } from '#app/walls.ts'
import { engines } from '#tests/support/engines.ts'
import { hashOf, pdfOf, uploadedPaper } from '#tests/support/filed-papers.ts'
import { file, type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import { type Capacity, system } from '#workflows/kit/seats.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'

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

  describe('asked by anybody', () => {
    const asked = (hash: string) => presentVerification({ reader: of.db }, hash)
    const accept = () => of.db.updateTable('registration').set({ accepted_on: '2026-03-06' }).execute()
    const second = hashOf(pdfOf('second'))

    test('a paper from outside is spoken of once the filing was accepted, by either hash; a draft never', async () => {
      expect(await asked(second)).toMatchObject({ known: null, malformed: null })
      await accept()
      const { known } = await asked(second)
      expect(known?.says).toContain('2026年3月5日 10:00')
      expect((await asked(hashOf(pdfOf('second'), 'sm3'))).known).toEqual(known)
      expect((await asked(hashOf(pdfOf('first')))).known).toBeNull()
      expect((await asked('0'.repeat(64))).known).toBeNull()
    })

    test('of a private placement never', async () => {
      await accept()
      await of.db.updateTable('project').set({ private_at: of.ports.now() }).execute()
      expect((await asked(second)).known).toBeNull()
    })

    test('a paper that we wrote is known at once, and so is what a receipt stands for', async () => {
      await of.db.updateTable('filing_version').set({ source: 'generated' }).where('id', '=', 'm-v2').execute()
      expect((await asked(second)).known?.title).toBe('这份文件已经报送')
      const { said } = await sealed()
      expect((await asked(said.digest)).known?.title).toBe('这一批文件已经报送')
    })

    test('nothing but the day is said: no name, no number', async () => {
      await accept()
      const project = await of.db.selectFrom('project').selectAll().executeTakeFirstOrThrow()
      const text = JSON.stringify([await asked(second), await asked((await sealed()).said.digest)])
      for (const word of [project.name, project.number, project.id, '星河', 'm.pdf', '文件m', '示例银行'])
        expect(text).not.toContain(word)
    })

    test('blanks and capitals do not matter; what is no hash is told so', async () => {
      await accept()
      expect((await asked(` ${second.toUpperCase().replace(/(.{8})/g, '$1 ')}\n`)).known).not.toBeNull()
      expect((await asked('abc')).malformed).toContain('有 3 位')
      expect((await asked('')).malformed).toContain('有 0 位')
    })
  })

  test('the receipt is told the three times, both hashes and where anybody may check them', async () => {
    const project = await of.db.selectFrom('project').selectAll().executeTakeFirstOrThrow()
    const scope = { kind: 'registration', id: of.registration }
    const asked = { template: 'receipt', scope, at: '2026-03-05T02:00:00.000Z', event: null }
    const looking = { tx: of.db, project, rulebook: builtInRulebook }
    const part = await submissionPart(await openReading(looking, { ...asked, origin: 'https://kejiban.example' }))
    const { said } = await sealed()
    expect(part).toMatchObject({
      handedInAt: '2026-03-05T02:00:00.000Z',
      receivedAt: '2026-03-05T02:00:00.000Z',
      acceptedAt: null,
      // Handed in on a Thursday: the next working day is day 1.
      intake: { from: '2026-03-06', on: expect.any(String) },
      digest: said.digest,
      verifyAt: `https://kejiban.example/verify/${said.digest}`,
    })
    expect(part.files.map(({ sm3 }) => sm3).sort()).toEqual(
      [pdfOf('second'), pdfOf('opinion')].map((bytes) => hashOf(bytes, 'sm3')).sort(),
    )
    expect((await submissionPart(await openReading(looking, asked))).verifyAt).toBeNull()
  })

  test('a step recorded afterwards was taken on its day and received when it was entered', async () => {
    const adopted = { id: 'adopt-1', at: '2026-01-05T07:00:00.000Z', by: system }
    of.ports.at('2026-03-09T01:30:00.000Z')
    await atDesk(of.db, of.project, of.ports, (desk) => handIn(desk, of.registration, { stamp: adopted }))
    const row = await of.db
      .selectFrom('submission')
      .selectAll()
      .where('event', '=', 'adopt-1')
      .executeTakeFirstOrThrow()
    expect([row.handed_in_at, row.received_at]).toEqual(['2026-01-05T07:00:00.000Z', '2026-03-09T01:30:00.000Z'])
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
