import { gunzipSync, gzipSync } from 'node:zlib'
import type { WordContent } from './marked.ts'

/** What was read of a Word file as a row keeps it. */
export const packWord = (content: WordContent): string =>
  gzipSync(JSON.stringify(content), { level: 6 }).toString('base64')

/** Only what `packWord` packed comes here; it is ours and is trusted. Of files read before comments were kept there are none. */
export const unpackWord = (packed: string): WordContent => ({
  remarks: [],
  ...JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')),
})
