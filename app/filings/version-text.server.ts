import { gunzipSync, gzipSync } from 'node:zlib'
import type { FilingDocument } from '#templates/blocks.ts'

/** A document as a row keeps it: a prospectus of two hundred pages is some hundred thousand characters of base64. */
export const packText = (document: FilingDocument): string =>
  gzipSync(JSON.stringify(document), { level: 6 }).toString('base64')

/** Only what `packText` packed comes here; it is ours and is trusted. */
export const unpackText = (packed: string): FilingDocument =>
  JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8'))
