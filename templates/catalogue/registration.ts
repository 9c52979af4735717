import { application } from '../application.ts'
import { checklist } from '../checklist.ts'
import { dueDiligence } from '../due-diligence.ts'
import { enhancementApplication } from '../enhancement-application.ts'
import { prospectus } from '../prospectus/prospectus.ts'
import { ratingMandate } from '../rating-mandate.ts'
import { recommendation } from '../recommendation.ts'
import { reserveRegistration } from '../reserve-registration.ts'
import { always, type Entry, enhanced, rated } from './entry.ts'

/** What is prepared before a filing, and the filing itself. */
export const registrationPapers = {
  'reserve-registration': { template: reserveRegistration, preparedBy: 'issuer', when: always },
  'rating-mandate': { template: ratingMandate, preparedBy: 'issuer', when: rated },
  'enhancement-application': { template: enhancementApplication, preparedBy: 'issuer', when: enhanced },
  'due-diligence': { template: dueDiligence, preparedBy: 'lead-underwriter', when: always },
  recommendation: { template: recommendation, preparedBy: 'lead-underwriter', when: always },
  application: { template: application, preparedBy: 'issuer', when: always },
  prospectus: { template: prospectus, preparedBy: 'lead-underwriter', when: always },
  checklist: { template: checklist, preparedBy: 'lead-underwriter', when: always },
} as const satisfies Record<string, Entry>
