import { proceedsReport } from '../proceeds-report.ts'
import { always, type Entry } from './entry.ts'

/** The papers of a bond's life. */
export const outstandingPapers = {
  'proceeds-report': { template: proceedsReport, preparedBy: 'issuer', when: always },
} as const satisfies Record<string, Entry>
