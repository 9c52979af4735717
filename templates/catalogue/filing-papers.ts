import type { Dossier } from '../dossier.ts'
import { consistencyLetter } from '../filing-papers/consistency-letter.ts'
import { contactList } from '../filing-papers/contact-list.ts'
import { exemptionApplication } from '../filing-papers/exemption-application.ts'
import { guaranteeLetter } from '../filing-papers/guarantee-letter.ts'
import { issuerUndertaking } from '../filing-papers/issuer-undertaking.ts'
import { longerAccounts } from '../filing-papers/longer-accounts.ts'
import { meetingRules, trusteeAndMeeting } from '../filing-papers/meeting-rules.ts'
import { officersConfirmation } from '../filing-papers/officers-confirmation.ts'
import { placementAgreement } from '../filing-papers/placement-agreement.ts'
import { placementInvestors } from '../filing-papers/placement-investors.ts'
import { prospectusSummary } from '../filing-papers/prospectus-summary.ts'
import { repaymentPlan } from '../filing-papers/repayment-plan.ts'
import { trackingRating } from '../filing-papers/tracking-rating.ts'
import { trusteeAgreement } from '../filing-papers/trustee-agreement.ts'
import { underwritingAgreement } from '../filing-papers/underwriting-agreement.ts'
import { projectProspectus } from '../prospectus/project-prospectus.ts'
import { always, type Entry } from './entry.ts'

const exchange = ({ project }: Dossier): boolean =>
  project.route === 'exchange-public' || project.route === 'exchange-private'
const interbank = ({ project }: Dossier): boolean => project.route === 'interbank'
const placed = (dossier: Dossier): boolean => interbank(dossier) && dossier.project.privatePlacement
const guaranteed = ({ arrangements }: Dossier): boolean =>
  arrangements.some(({ instrument }) => instrument === 'guarantee')

/** What goes with an application beside its main papers, each in the numbering of its venue (workflows/rules/checklist). */
export const filingPapers = {
  'underwriting-agreement': { template: underwritingAgreement, preparedBy: 'lead-underwriter', when: always },
  'issuer-undertaking': { template: issuerUndertaking, preparedBy: 'issuer', when: interbank },
  'trustee-and-meeting': {
    template: trusteeAndMeeting,
    preparedBy: 'lead-underwriter',
    when: (dossier) => interbank(dossier) && !placed(dossier),
  },
  'project-prospectus': { template: projectProspectus, preparedBy: 'lead-underwriter', when: interbank },
  'placement-investors': { template: placementInvestors, preparedBy: 'lead-underwriter', when: placed },
  'placement-agreement': { template: placementAgreement, preparedBy: 'issuer', when: placed },
  'tracking-rating': {
    template: trackingRating,
    preparedBy: 'rater',
    when: (dossier) => !exchange(dossier) && dossier.rating !== null,
  },
  'guarantee-letter': { template: guaranteeLetter, preparedBy: 'enhancer', when: guaranteed },
  'prospectus-summary': { template: prospectusSummary, preparedBy: 'issuer', when: exchange },
  'trustee-agreement': { template: trusteeAgreement, preparedBy: 'trustee', when: exchange },
  'meeting-rules': { template: meetingRules, preparedBy: 'trustee', when: exchange },
  'officers-confirmation': { template: officersConfirmation, preparedBy: 'issuer', when: exchange },
  'consistency-letter': { template: consistencyLetter, preparedBy: 'lead-underwriter', when: exchange },
  'exemption-application': { template: exemptionApplication, preparedBy: 'issuer', when: exchange },
  'contact-list': { template: contactList, preparedBy: 'lead-underwriter', when: exchange },
  'longer-accounts': { template: longerAccounts, preparedBy: 'issuer', when: exchange },
  'repayment-plan': {
    template: repaymentPlan,
    preparedBy: 'issuer',
    when: ({ project }) => project.route === 'licence',
  },
} as const satisfies Record<string, Entry>
