import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { beforeEach, describe, expect, test } from 'vitest'
import { archiveOf } from '#app/filings/archive.server.ts'
import { archiveFor } from '#app/presenters/archive.server.ts'
import { keepSignature } from '#db/queries/signatures.ts'
import { engines } from '#tests/support/engines.ts'
import { hashOf, pdfOf, uploadedPaper } from '#tests/support/filed-papers.ts'
import { file, type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import { enter, signedIn } from '#tests/support/room.ts'

const scan = pdfOf('signed and sealed')

describe.each(engines)('scans of signature pages in the archive on $name', ({ create }) => {
  let of: RegistrationCase

  beforeEach(async () => {
    of = await registrationCase(create)
    await uploadedPaper(of, { id: 'm', words: 'first' })
    of.ports.at('2026-03-05T02:00:00.000Z')
    await file(of)
    const row = { filing: 'm', slot: 'issuer', version: 1, entered_by: 'banker-1', entered_at: of.ports.now() }
    const kept = { ...row, file: await of.context.files.put(scan), name: '盖章页.pdf' }
    await of.db.transaction().execute((tx) => keepSignature(tx, kept))
    return of.end
  })

  const archived = async () =>
    archiveFor(await enter(of.db, of.ports, signedIn('lead-underwriter', 'org-bank', 'banker-1'), of.project))

  test('they stand there by their page, counted and checked apart from the papers', async () => {
    const stream = archiveOf(of.context.files, await archived())
    const files = unzipSync(new Uint8Array(await new Response(stream).arrayBuffer()))
    const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString('utf8'))
    const line = manifest.files.find(({ signaturePage }: { signaturePage?: string }) => signaturePage)
    expect(line).toMatchObject({ signaturePage: 'issuer', sha256: hashOf(scan), sm3: hashOf(scan, 'sm3') })
    expect(line.file).toBe('文件/M 文件m 签字盖章页 发行人、法定代表人.pdf')
    const folder = mkdtempSync(join(tmpdir(), 'kejiban-scan-'))
    const checked = (content: Uint8Array) => {
      const changed: Record<string, Uint8Array> = { ...files, [line.file]: content }
      for (const [name, bytes] of Object.entries(changed)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true })
        writeFileSync(join(folder, name), bytes)
      }
      return spawnSync(process.execPath, [join(folder, 'verify.mjs')], { encoding: 'utf8' })
    }
    const whole = checked(scan)
    expect([whole.status, whole.stdout]).toEqual([0, expect.stringContaining('文件 1 份，其中 1 份')])
    expect(whole.stdout).toContain('签字盖章页扫描件 1 份与清单相符')
    const changed = checked(pdfOf('signed by another'))
    expect([changed.status, changed.stdout]).toEqual([
      1,
      expect.stringMatching(/签字盖章页 发行人.*：SHA-256 与清单不符/),
    ])
    rmSync(folder, { recursive: true })
  })

  test('they are the issuer’s side’s alone', async () => {
    expect((await archived()).filings.some(({ signaturePage }) => signaturePage)).toBe(true)
    const review = signedIn('venue-review', 'org-nafmii', 'reviewer-1')
    const { filings } = await archiveFor(await enter(of.db, of.ports, review, of.project))
    expect(filings.map(({ signaturePage }) => signaturePage)).toEqual([undefined])
  })
})
