import { statementOf } from '#app/filings/dossier/stated.server.ts'
import { sampleFacts } from '#seeds/sample-facts/sample-facts.ts'
import type { Dossier } from '#templates/dossier.ts'
import { factDefinition } from '#workflows/facts/catalogue.ts'
import { circumstanceFacts } from '#workflows/facts/circumstances.ts'
import { yi } from './said.ts'

const everything = Object.fromEntries(Object.keys(circumstanceFacts).map((key) => [key, true]))

const facts = sampleFacts({
  issuerName: '示例星河智造股份有限公司',
  issuerKind: 'tech-firm',
  route: 'interbank',
  venue: 'NAFMII',
  product: 'MTN',
  privatePlacement: false,
  real: false,
  on: '2026-03-02',
  offering: { bookOn: '2026-06-16', lines: [{ tenor: '3Y', plannedFen: yi(4) }] },
  circumstances: everything,
})

/** Without 示例 of its own, so that the mark beside each value is the template's. */
const unmarked = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('示例', ''))

/** What an issuer would state that every circumstance concerned. */
export const statedByIssuer: Dossier['stated'] = facts
  .filter(({ key }) => factDefinition(key).when !== undefined)
  .map(({ key, value }) => statementOf(factDefinition(key), { value: unmarked(value), key, sample: true }))
