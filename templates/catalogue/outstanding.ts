import { defaultAnnouncement } from '../outstanding/default-announcement.ts'
import { holdersMeetingNotice, resolutionAnnouncement } from '../outstanding/holders-meeting.ts'
import { matterAnnouncement } from '../outstanding/matter-announcement.ts'
import { officerChangeAnnouncement } from '../outstanding/officer-change-announcement.ts'
import { optionAnnouncement } from '../outstanding/option-announcement.ts'
import { paymentNotice } from '../outstanding/payment-notice.ts'
import { trusteeReport } from '../outstanding/trustee-report.ts'
import { useChangeAnnouncement } from '../outstanding/use-change-announcement.ts'
import { proceedsReport } from '../proceeds-report.ts'
import { always, type Entry } from './entry.ts'

/** The papers of a bond's life. */
export const outstandingPapers = {
  'proceeds-report': { template: proceedsReport, preparedBy: 'issuer', when: always },
  'payment-notice': { template: paymentNotice, preparedBy: 'issuer', when: always },
  'option-announcement': { template: optionAnnouncement, preparedBy: 'issuer', when: always },
  'matter-announcement': { template: matterAnnouncement, preparedBy: 'issuer', when: always },
  'use-change-announcement': { template: useChangeAnnouncement, preparedBy: 'issuer', when: always },
  'officer-change-announcement': { template: officerChangeAnnouncement, preparedBy: 'issuer', when: always },
  'trustee-report': { template: trusteeReport, preparedBy: 'trustee', when: always },
  'holders-meeting-notice': { template: holdersMeetingNotice, preparedBy: 'trustee', when: always },
  'resolution-announcement': { template: resolutionAnnouncement, preparedBy: 'trustee', when: always },
  'default-announcement': { template: defaultAnnouncement, preparedBy: 'issuer', when: always },
} as const satisfies Record<string, Entry>
