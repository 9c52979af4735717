import { cite } from '../library/library.ts'

/** The texts that findings as a whole rest on; single items are cited where they are used. */
export const documents = {
  announcement8: cite('pboc-csrc-2025-8', '发行人范围'),
  prospectusForm: cite('nafmii-forms', '募集资金用途与金额'),
  csrcDecision: cite('csrc-decision', '有效期'),
} as const
