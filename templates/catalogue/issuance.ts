import { allotmentNotice } from '../allotment-notice.ts'
import type { Dossier } from '../dossier.ts'
import { issuancePlan } from '../issuance-plan.ts'
import { issueAnnouncement } from '../issue/announcement.ts'
import { bookReport } from '../issue/book-report.ts'
import { filingList } from '../issue/filing-list.ts'
import { issueSchedule } from '../issue/issue-schedule.ts'
import { listingApplication } from '../issue/listing-application.ts'
import { subscriptionForm } from '../issue/subscription-form.ts'
import { supplement } from '../issue/supplement.ts'
import { warrantProspectus } from '../issue/warrant-prospectus.ts'
import { resultAnnouncement } from '../result-announcement.ts'
import { subscriptionNote } from '../subscription-note.ts'
import { always, type Entry } from './entry.ts'

const interbank = ({ project }: Dossier): boolean => project.route === 'interbank'
const exchange = ({ project }: Dossier): boolean => project.route.startsWith('exchange')
const warranted = ({ arrangements }: Dossier): boolean => arrangements.some(({ instrument }) => instrument === 'crmw')

/** The papers of an issue, from its plan to its result. */
export const issuancePapers = {
  'issue-schedule': { template: issueSchedule, preparedBy: 'lead-underwriter', when: interbank },
  'issuance-plan': { template: issuancePlan, preparedBy: 'lead-underwriter', when: always },
  'subscription-note': { template: subscriptionNote, preparedBy: 'lead-underwriter', when: always },
  'subscription-form': { template: subscriptionForm, preparedBy: 'lead-underwriter', when: always },
  'issue-announcement': { template: issueAnnouncement, preparedBy: 'issuer', when: always },
  supplement: { template: supplement, preparedBy: 'issuer', when: interbank },
  'filing-list': { template: filingList, preparedBy: 'lead-underwriter', when: interbank },
  'book-report': { template: bookReport, preparedBy: 'lead-underwriter', when: always },
  'allotment-notice': { template: allotmentNotice, preparedBy: 'lead-underwriter', when: always },
  'result-announcement': { template: resultAnnouncement, preparedBy: 'issuer', when: always },
  'listing-application': { template: listingApplication, preparedBy: 'issuer', when: exchange },
  'warrant-prospectus': { template: warrantProspectus, preparedBy: 'enhancer', when: warranted },
} as const satisfies Record<string, Entry>
