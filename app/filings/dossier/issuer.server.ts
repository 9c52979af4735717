import type { Dossier, Said } from '#templates/dossier.ts'
import type { Reading } from './reading.server.ts'

export function issuerPart(reading: Reading): Dossier['issuer'] {
  const { facts, issuer } = reading
  return {
    name: { value: issuer.name, key: 'issuer.name', sample: false },
    creditCode: creditCode(reading),
    legalRepresentative: facts.need('issuer.legalRepresentative'),
    foundedOn: facts.need('issuer.foundedOn'),
    registeredCapital: facts.need('issuer.registeredCapital'),
    address: facts.need('issuer.address'),
    industry: facts.need('issuer.industry'),
    business: facts.need('issuer.business'),
    controller: facts.need('issuer.controller'),
    history: facts.need('issuer.history'),
    governance: facts.need('issuer.governance'),
    disclosureOfficer: facts.need('issuer.disclosureOfficer'),
    phone: facts.need('issuer.phone'),
    listed: facts.need('issuer.listed'),
    employees: facts.need('issuer.employees'),
  }
}

/** The organisation's own record goes first: it was checked when it was opened. */
const creditCode = ({ facts, issuer }: Reading): Said<string> =>
  issuer.credit_code
    ? { value: issuer.credit_code, key: 'issuer.creditCode', sample: issuer.sample_at !== null }
    : facts.need('issuer.creditCode')
