import { decision } from '../decision.ts'
import type { Dossier } from '../dossier.ts'
import { feedbackLetter } from '../feedback-letter.ts'
import { feedbackReply } from '../feedback-reply.ts'
import { acceptanceNotice } from '../letters/acceptance-notice.ts'
import { refusalNotice, terminationNotice, withdrawalRequest } from '../letters/ending.ts'
import { extensionAnswer } from '../letters/extension-answer.ts'
import { extensionRequest } from '../letters/extension-request.ts'
import { matterReport } from '../letters/matter-report.ts'
import { meetingConclusion } from '../letters/meeting-conclusion.ts'
import { sealedContents } from '../letters/sealed-contents.ts'
import {
  reopeningNotice,
  resumptionNotice,
  resumptionRequest,
  suspensionNotice,
  suspensionRequest,
} from '../letters/suspension.ts'
import { resumptionAnswer, suspensionAnswer } from '../letters/suspension-answers.ts'
import { receipt } from '../receipt.ts'
import { always, type Entry } from './entry.ts'

/** The licence route has no meeting of experts; only a public issue at an exchange is registered by another authority. */
const withMeeting = ({ project }: Dossier): boolean => project.route !== 'licence'
const registeredElsewhere = ({ project }: Dossier): boolean => project.route === 'exchange-public'

/** What passes between the issuer's side and the authority, from reception to decision. */
export const letters = {
  receipt: { template: receipt, preparedBy: 'authority', when: always },
  'feedback-letter': { template: feedbackLetter, preparedBy: 'authority', when: always },
  'feedback-reply': { template: feedbackReply, preparedBy: 'lead-underwriter', when: always },
  'acceptance-notice': { template: acceptanceNotice, preparedBy: 'authority', when: always },
  'extension-request': { template: extensionRequest, preparedBy: 'lead-underwriter', when: always },
  'extension-answer': { template: extensionAnswer, preparedBy: 'authority', when: always },
  'meeting-conclusion': { template: meetingConclusion, preparedBy: 'authority', when: withMeeting },
  'suspension-request': { template: suspensionRequest, preparedBy: 'lead-underwriter', when: always },
  'suspension-answer': { template: suspensionAnswer, preparedBy: 'authority', when: always },
  'suspension-notice': { template: suspensionNotice, preparedBy: 'authority', when: always },
  'resumption-request': { template: resumptionRequest, preparedBy: 'lead-underwriter', when: always },
  'resumption-answer': { template: resumptionAnswer, preparedBy: 'authority', when: always },
  'resumption-notice': { template: resumptionNotice, preparedBy: 'authority', when: always },
  'reopening-notice': { template: reopeningNotice, preparedBy: 'authority', when: withMeeting },
  'matter-report': { template: matterReport, preparedBy: 'issuer', when: always },
  'withdrawal-request': { template: withdrawalRequest, preparedBy: 'lead-underwriter', when: always },
  'termination-notice': { template: terminationNotice, preparedBy: 'authority', when: always },
  'refusal-notice': { template: refusalNotice, preparedBy: 'authority', when: always },
  'sealed-contents': { template: sealedContents, preparedBy: 'authority', when: registeredElsewhere },
  decision: { template: decision, preparedBy: 'authority', when: always },
} as const satisfies Record<string, Entry>
