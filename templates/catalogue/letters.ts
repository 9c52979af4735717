import { decision } from '../decision.ts'
import { feedbackLetter } from '../feedback-letter.ts'
import { feedbackReply } from '../feedback-reply.ts'
import { receipt } from '../receipt.ts'
import { always, type Entry } from './entry.ts'

/** What passes between the issuer's side and the authority, from reception to decision. */
export const letters = {
  receipt: { template: receipt, preparedBy: 'authority', when: always },
  'feedback-letter': { template: feedbackLetter, preparedBy: 'authority', when: always },
  'feedback-reply': { template: feedbackReply, preparedBy: 'lead-underwriter', when: always },
  decision: { template: decision, preparedBy: 'authority', when: always },
} as const satisfies Record<string, Entry>
