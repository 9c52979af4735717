import { type Block, facts, type Inline } from '../blocks.ts'
import { quote, quoteOr } from '../format.ts'
import type { Common } from './paper.ts'
import { type Party, partyName, signature } from './party.ts'

/** The issuer as one side of a contract. */
export const issuerSide = ({ issuer }: Pick<Common, 'issuer'>, side: string): Block =>
  facts([
    [side, [quote(issuer.name)]],
    ['统一社会信用代码', [quote(issuer.creditCode)]],
    ['法定代表人', [quote(issuer.legalRepresentative)]],
    ['住所', [quote(issuer.address)]],
    ['联系电话', [quote(issuer.phone)]],
  ])

const onSigning = '以签署页载明的为准'

/** Another house as a side of a contract; what nobody has recorded of it is left to the page that it signs. */
export function houseSide(party: Party | undefined, side: string, otherwise: string): Block {
  const rows: [string, string | Inline[]][] = [
    [side, party ? partyName(party) : otherwise],
    ['法定代表人（负责人）', onSigning],
    ['住所', [quoteOr(party?.address ?? null, onSigning)]],
    ['联系电话', [quoteOr(party?.phone ?? null, onSigning)]],
  ]
  return facts(rows)
}

/** Where a house signs and seals a contract. The day is left open: it is that of the signing and nobody knows it before. */
export const houseSigns = (role: string, name: string): Block[] => [
  signature({ role, name }),
  { kind: 'seal', of: name },
]
