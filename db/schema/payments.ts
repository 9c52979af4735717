/** Money paid to holders of a bond. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type PaymentRow = {
  id: string
  project: string
  bond: string
  /** The payment owed; null for what is recovered towards arrears as a whole. */
  obligation: string | null
  source: 'issuer' | 'guarantor' | 'collateral' | 'other'
  claim: string | null
  amount: number
  paid_on: string
  at: string
  event: string
}

export type PaymentsTables = { payment: PaymentRow }
