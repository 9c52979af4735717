import { createHash } from 'node:crypto'
import { insertVersion } from '#db/queries/filings.ts'
import { paperOf } from '#tests/support/paper-versions.ts'
import type { RegistrationCase } from '#tests/support/registration-case.ts'

export const pdfOf = (words: string): Uint8Array => new Uint8Array(Buffer.from(`%PDF-1.7 ${words}`))
export const hashOf = (bytes: Uint8Array, algorithm: 'sha256' | 'sm3' = 'sha256'): string =>
  createHash(algorithm).update(bytes).digest('hex')

/** A paper of the registration with a version that was uploaded: its bytes are in the store. Returns their SHA-256. */
export async function uploadedPaper(
  { db, project, registration, context }: RegistrationCase,
  { id, words, number = 1 }: { id: string; words: string; number?: number },
): Promise<string> {
  if (number === 1)
    await paperOf(db, {
      project,
      registration,
      id,
      title: `文件${id}`,
      audience: 'issuer lead-underwriter venue-review',
    })
  const file = await context.files.put(pdfOf(words))
  await db.transaction().execute((tx) =>
    insertVersion(tx, {
      id: `${id}-v${number}`,
      filing: id,
      number,
      source: 'uploaded',
      state: 'ready',
      template_version: null,
      dossier: null,
      fact_seq: null,
      file,
      name: `${id}.pdf`,
      pages: 3,
      refusal: null,
      message_id: null,
      made_by: 'banker-1',
      made_at: context.ports.now(),
      filed_at: null,
      note: null,
    }),
  )
  return file
}
