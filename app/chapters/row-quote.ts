import type { Row } from '#db/schema.ts'
import type { QuotedFact } from '#templates/chapters/quote-forms.ts'
import { type FactKey, factDefinition, isFactKey } from '#workflows/facts/catalogue.ts'

type Issuer = Pick<Row<'organisation'>, 'name' | 'credit_code' | 'sample_at'>

/** What papers quote from the issuer's own record, which was checked when it was opened and goes before a fact. */
export function rowQuote(issuer: Issuer, key: string): QuotedFact | null {
  if (key === 'issuer.name') return { kind: 'text', value: issuer.name, sample: false }
  if (key === 'issuer.creditCode' && issuer.credit_code)
    return { kind: 'text', value: issuer.credit_code, sample: issuer.sample_at !== null }
  return null
}

/** A key that can be quoted whole, if only once it is filled in. */
export const isQuotable = (key: string): boolean =>
  key === 'issuer.name' || (isFactKey(key) && factDefinition(key).kind !== 'rows')

export const quotableLabel = (key: string): string =>
  key === 'issuer.name' ? '发行人名称' : isFactKey(key) ? factDefinition(key satisfies FactKey).label : key
