import { allotmentNotice } from './allotment-notice.ts'
import { application } from './application.ts'
import { checklist } from './checklist.ts'
import { decision } from './decision.ts'
import { dueDiligence } from './due-diligence.ts'
import { enhancementApplication } from './enhancement-application.ts'
import { feedbackLetter } from './feedback-letter.ts'
import { feedbackReply } from './feedback-reply.ts'
import { issuancePlan } from './issuance-plan.ts'
import { proceedsReport } from './proceeds-report.ts'
import { prospectus } from './prospectus/prospectus.ts'
import { ratingMandate } from './rating-mandate.ts'
import { receipt } from './receipt.ts'
import { recommendation } from './recommendation.ts'
import { reserveRegistration } from './reserve-registration.ts'
import { resultAnnouncement } from './result-announcement.ts'
import { subscriptionNote } from './subscription-note.ts'

/**
 * The seventeen papers that the platform writes. `preparedBy` is the capacity whose seat makes the paper
 * (`authority` is whoever decides on the route); `when` names what must be so for a project to have it at all.
 */
export const catalogue = {
  'reserve-registration': { template: reserveRegistration, preparedBy: 'issuer', when: 'always' },
  'rating-mandate': { template: ratingMandate, preparedBy: 'issuer', when: 'rated' },
  'enhancement-application': { template: enhancementApplication, preparedBy: 'issuer', when: 'enhanced' },
  'due-diligence': { template: dueDiligence, preparedBy: 'lead-underwriter', when: 'always' },
  recommendation: { template: recommendation, preparedBy: 'lead-underwriter', when: 'always' },
  application: { template: application, preparedBy: 'issuer', when: 'always' },
  prospectus: { template: prospectus, preparedBy: 'lead-underwriter', when: 'always' },
  checklist: { template: checklist, preparedBy: 'lead-underwriter', when: 'always' },
  receipt: { template: receipt, preparedBy: 'authority', when: 'always' },
  'feedback-letter': { template: feedbackLetter, preparedBy: 'authority', when: 'always' },
  'feedback-reply': { template: feedbackReply, preparedBy: 'lead-underwriter', when: 'always' },
  decision: { template: decision, preparedBy: 'authority', when: 'always' },
  'issuance-plan': { template: issuancePlan, preparedBy: 'lead-underwriter', when: 'always' },
  'subscription-note': { template: subscriptionNote, preparedBy: 'lead-underwriter', when: 'always' },
  'allotment-notice': { template: allotmentNotice, preparedBy: 'lead-underwriter', when: 'always' },
  'result-announcement': { template: resultAnnouncement, preparedBy: 'issuer', when: 'always' },
  'proceeds-report': { template: proceedsReport, preparedBy: 'issuer', when: 'always' },
} as const

export type DocumentId = keyof typeof catalogue
export type CatalogueCondition = (typeof catalogue)[DocumentId]['when']
