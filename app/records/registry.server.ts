import { arrangement } from './arrangement.server.ts'
import { arrangementClaim, arrangementRecovery, claimPayment, loss } from './arrangement-claim.server.ts'
import { arrangementEnd, commitment, sharingPlan, signing } from './arrangement-terms.server.ts'
import { bond } from './bond.server.ts'
import { acceleration, bondExtension, call, couponReset } from './bond-terms.server.ts'
import { book } from './book.server.ts'
import { correction } from './correction.server.ts'
import { bondRecovery, bondSettlement, claimPaid } from './default.server.ts'
import { disclosureOfficer } from './disclosure-officer.server.ts'
import { facility } from './facility.server.ts'
import { finals } from './finals.server.ts'
import { greenChannel } from './green-channel.server.ts'
import { investorPayment, shortfall } from './investor-payment.server.ts'
import { issueAllotment } from './issue-allotment.server.ts'
import { lateLeave } from './later-round.server.ts'
import { listing } from './listing.server.ts'
import { matter } from './matter.server.ts'
import { meeting, minute, vote } from './meeting.server.ts'
import { meetingCall } from './meeting-call.server.ts'
import { obligation } from './obligation.server.ts'
import { offering } from './offering.server.ts'
import { offeringBalance, offeringOutcome } from './offering-outcome.server.ts'
import { overdue } from './overdue.server.ts'
import { paymentNotice } from './payment-notice.server.ts'
import { proceeds, useChange } from './proceeds.server.ts'
import { publication } from './publication.server.ts'
import { put } from './put.server.ts'
import { ratingEnd, ratingPublication, ratingResult, ratingTerms, ratingTracking } from './rating.server.ts'
import { ratingRun } from './rating-run.server.ts'
import { reallocation } from './reallocation.server.ts'
import type { RecordStep } from './record.server.ts'
import { redemption } from './redemption.server.ts'
import { acceptance, adoption, closing, grant, submission, supervisor } from './registration.server.ts'
import { findings, registrationOpening, route } from './reserve.server.ts'
import { item, replies, replyExtension, round } from './round.server.ts'
import { schedule } from './schedule.server.ts'

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
  'record.late-leave': lateLeave,
  'record.finals': finals,
  'record.submission': submission,
  'record.supervisor': supervisor,
  'record.acceptance': acceptance,
  'record.grant': grant,
  'record.adoption': adoption,
  'record.closing': closing,
  'record.meeting': meeting,
  'record.vote': vote,
  'record.minute': minute,
  'record.matter': matter,
  'record.green-channel': greenChannel,
  'record.offering': offering,
  'record.schedule': schedule,
  'record.publication': publication,
  'record.book': book,
  'record.reallocation': reallocation,
  'record.allotment': issueAllotment,
  'record.payment': investorPayment,
  'record.shortfall': shortfall,
  'record.offering-outcome': offeringOutcome,
  'record.balance': offeringBalance,
  'record.bond': bond,
  'record.listing': listing,
  'record.notice': paymentNotice,
  'record.obligation': obligation,
  'record.put': put,
  'record.coupon-reset': couponReset,
  'record.call': call,
  'record.redemption': redemption,
  'record.bond-extension': bondExtension,
  'record.acceleration': acceleration,
  'record.proceeds': proceeds,
  'record.use-change': useChange,
  'record.disclosure-officer': disclosureOfficer,
  'record.meeting-call': meetingCall,
  'record.correction': correction,
  'record.overdue': overdue,
  'record.claim-paid': claimPaid,
  'record.bond-recovery': bondRecovery,
  'record.settlement': bondSettlement,
}

export function recordOf(name: string): RecordStep {
  const record = records[name]
  if (!record) throw new Error(`Nothing records ${name}`)
  return record
}
