import type { Basis } from '../kit/finding.ts'
import { cite } from '../library/library.ts'

/** The texts that findings as a whole rest on; single items are cited where they are used. */
export const documents = {
  announcement8: cite('pboc-csrc-2025-8', '发行人范围'),
  association86: cite('nafmii-2025-86'),
  associationAnswers: cite('nafmii-2025-answers'),
  association2026: cite('nafmii-2026'),
  associationProcess: cite('nafmii-process'),
  associationMeeting: cite('nafmii-meeting-2009'),
  disclosureRules: cite('nafmii-disclosure-2021'),
  prospectusForm: cite('nafmii-forms', '募集资金用途与金额'),
  exchanges2022: cite('exchanges-2022'),
  exchangeSpecial: cite('exchange-guide-2'),
  sse65: cite('sse-2025-65'),
  szse449: cite('szse-2025-449'),
  bse2025: cite('bse-2025'),
  csrcDecision: cite('csrc-decision', '有效期'),
} as const

/** The same text where only part of it was seen, or what was seen may have been replaced. */
export const unverified = (basis: Basis, item?: string): Basis => ({
  ...basis,
  ...(item === undefined ? {} : { item }),
  standing: 'provisional',
})
