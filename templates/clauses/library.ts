import { type ClausePlace, clausePlaces, type ShippedClause } from './clause.ts'
import { accountClauses } from './shipped/account.ts'
import { debtManagementClauses } from './shipped/debt-management.ts'
import { defaultClauses } from './shipped/default.ts'
import { disclosureClauses } from './shipped/disclosure.ts'
import { enhancementClauses } from './shipped/enhancement.ts'
import { meetingClauses } from './shipped/meeting.ts'
import { optionClauses } from './shipped/options.ts'
import { proceedsClauses } from './shipped/proceeds.ts'
import { projectNoteClauses, projectRisks } from './shipped/project-note.ts'
import { protectionClauses } from './shipped/protection.ts'
import { repaymentClauses, subscriberClauses } from './shipped/repayment.ts'
import { enhancementRisks } from './shipped/risk-enhancement.ts'
import { equityInvestorRisks } from './shipped/risk-equity-investor.ts'
import { financeRisks } from './shipped/risk-finance.ts'
import { institutionRisks } from './shipped/risk-institution.ts'
import { instrumentRisks } from './shipped/risk-instrument.ts'
import { techFirmRisks } from './shipped/risk-tech-firm.ts'
import { taxClauses } from './shipped/tax.ts'
import { trusteeClauses } from './shipped/trustee.ts'

const all: readonly ShippedClause[] = [
  ...protectionClauses,
  ...meetingClauses,
  ...optionClauses,
  ...defaultClauses,
  ...debtManagementClauses,
  ...accountClauses,
  ...taxClauses,
  ...subscriberClauses,
  ...repaymentClauses,
  ...trusteeClauses,
  ...enhancementClauses,
  ...disclosureClauses,
  ...proceedsClauses,
  ...projectNoteClauses,
  ...financeRisks,
  ...instrumentRisks,
  ...techFirmRisks,
  ...equityInvestorRisks,
  ...institutionRisks,
  ...enhancementRisks,
  ...projectRisks,
]

/** The clauses that come with the program, by place and within it as they are printed. Their wording never changes: a new one is a version. */
export const shippedClauses: readonly ShippedClause[] = (Object.keys(clausePlaces) as ClausePlace[]).flatMap((place) =>
  all.filter((clause) => clause.place === place),
)
