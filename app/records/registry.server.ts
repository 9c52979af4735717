import { arrangement } from './arrangement.server.ts'
import { arrangementClaim, arrangementRecovery, claimPayment, loss } from './arrangement-claim.server.ts'
import { arrangementEnd, commitment, sharingPlan, signing } from './arrangement-terms.server.ts'
import { facility } from './facility.server.ts'
import { matter } from './matter.server.ts'
import { meeting, minute, vote } from './meeting.server.ts'
import { offering } from './offering.server.ts'
import { ratingEnd, ratingPublication, ratingResult, ratingTerms, ratingTracking } from './rating.server.ts'
import { ratingRun } from './rating-run.server.ts'
import type { RecordStep } from './record.server.ts'
import { acceptance, adoption, closing, grant, submission } from './registration.server.ts'
import { findings, registrationOpening, route } from './reserve.server.ts'
import { item, replies, replyExtension, round } from './round.server.ts'

/** Every `record.*` that a machine names. A name without an entry fails a test, and here. */
export const records: Record<string, RecordStep> = {
  'record.route': route,
  'record.findings': findings,
  'record.registration': registrationOpening,
  'record.rating-run': ratingRun,
  'record.rating-terms': ratingTerms,
  'record.rating-result': ratingResult,
  'record.rating-publication': ratingPublication,
  'record.rating-tracking': ratingTracking,
  'record.rating-end': ratingEnd,
  'record.arrangement': arrangement,
  'record.facility': facility,
  'record.sharing-plan': sharingPlan,
  'record.commitment': commitment,
  'record.signing': signing,
  'record.claim': arrangementClaim,
  'record.claim-payment': claimPayment,
  'record.recovery': arrangementRecovery,
  'record.loss': loss,
  'record.arrangement-end': arrangementEnd,
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
