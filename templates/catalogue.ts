import { filingPapers } from './catalogue/filing-papers.ts'
import { issuancePapers } from './catalogue/issuance.ts'
import { letters } from './catalogue/letters.ts'
import { outstandingPapers } from './catalogue/outstanding.ts'
import { registrationPapers } from './catalogue/registration.ts'
import { specialTables } from './catalogue/special-tables.ts'

/** All papers that the platform writes, each under the id of its template. */
export const catalogue = {
  ...registrationPapers,
  ...filingPapers,
  ...specialTables,
  ...letters,
  ...issuancePapers,
  ...outstandingPapers,
} as const

export type DocumentId = keyof typeof catalogue
