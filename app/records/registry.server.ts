import { arrangement } from './arrangement.server.ts'
import { matter } from './matter.server.ts'
import { meeting, minute, vote } from './meeting.server.ts'
import { offering } from './offering.server.ts'
import { ratingRun } from './rating-run.server.ts'
import type { RecordStep } from './record.server.ts'
import { acceptance, adoption, closing, grant, submission } from './registration.server.ts'
import { item, replies, replyExtension, round } from './round.server.ts'

/** Every `record.*` that a machine names. A name without an entry fails a test, and here. */
export const records: Record<string, RecordStep> = {
  'record.rating-run': ratingRun,
  'record.arrangement': arrangement,
  'record.round': round,
  'record.replies': replies,
  'record.item': item,
  'record.reply-extension': replyExtension,
  'record.submission': submission,
  'record.acceptance': acceptance,
  'record.grant': grant,
  'record.adoption': adoption,
  'record.closing': closing,
  'record.meeting': meeting,
  'record.vote': vote,
  'record.minute': minute,
  'record.matter': matter,
  'record.offering': offering,
}

export function recordOf(name: string): RecordStep {
  const record = records[name]
  if (!record) throw new Error(`Nothing records ${name}`)
  return record
}
