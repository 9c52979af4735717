import type { Row } from '#db/schema.ts'
import type { Dossier } from '#templates/dossier.ts'
import { readTerms, tenorOf } from '#workflows/outstanding/terms.ts'
import { couponOn } from '../../records/bond-terms.server.ts'
import { dayCountWords, frequencyWords, tenorWords } from './line-words.ts'
import { partyNamed, type Reading } from './reading.server.ts'

type Bond = Dossier['bond']

/** The bond as its row stands; a paper of a bond's life is of nothing else. */
export function bondPart(reading: Reading): Bond {
  const bond = bondHere(reading)
  if (!bond) return nothing
  const terms = readTerms(bond.terms)
  return {
    name: bond.name,
    code: bond.code,
    issued: bond.issued,
    outstanding: bond.outstanding,
    coupon: couponOn(terms, reading.on),
    tenorWords: tenorWords(tenorOf(terms.tenor), terms.callable, reading.venue === 'NAFMII' ? '投资人' : '投资者'),
    dayCount: dayCountWords[terms.dayCount],
    frequency: frequencyWords[terms.frequency],
    valueOn: bond.value_on,
    maturityOn: bond.maturity_on,
    registrar:
      partyNamed(reading, 'registrar')?.name ?? reading.facts.find('offering.registrar')?.value ?? '登记托管机构',
  }
}

/** Notes the gap where there is none. */
export function bondHere({ bond, facts }: Pick<Reading, 'bond' | 'facts'>): Row<'bond'> | null {
  if (!bond) facts.gap('bond', '债券')
  return bond
}

const nothing: Bond = {
  name: '',
  code: null,
  issued: 0,
  outstanding: 0,
  coupon: '0',
  tenorWords: '',
  dayCount: '',
  frequency: '',
  valueOn: '1970-01-01',
  maturityOn: '1970-01-01',
  registrar: '',
}
