import { allotmentNotice } from '../allotment-notice.ts'
import { issuancePlan } from '../issuance-plan.ts'
import { resultAnnouncement } from '../result-announcement.ts'
import { subscriptionNote } from '../subscription-note.ts'
import { always, type Entry } from './entry.ts'

/** The papers of an issue, from its plan to its result. */
export const issuancePapers = {
  'issuance-plan': { template: issuancePlan, preparedBy: 'lead-underwriter', when: always },
  'subscription-note': { template: subscriptionNote, preparedBy: 'lead-underwriter', when: always },
  'allotment-notice': { template: allotmentNotice, preparedBy: 'lead-underwriter', when: always },
  'result-announcement': { template: resultAnnouncement, preparedBy: 'issuer', when: always },
} as const satisfies Record<string, Entry>
