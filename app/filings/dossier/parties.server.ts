import type { SeatedParty } from '#db/queries/parties.ts'
import type { Dossier } from '#templates/dossier.ts'
import { undisclosed } from '#workflows/facts/issuer.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import type { Reading } from './reading.server.ts'

type Party = Dossier['parties'][number]

/** Who is named in papers, in the order in which papers name them. Reviewers and investors are not parties. */
const named: readonly Capacity[] = [
  'issuer',
  'lead-underwriter',
  'joint-underwriter',
  'counsel',
  'auditor',
  'rater',
  'enhancer',
  'guarantor',
  'trustee',
  'registrar',
  'steward',
]

export function partiesPart(reading: Reading): Dossier['parties'] {
  const contacts = reading.facts.find('parties.contacts')
  return named.flatMap((capacity) =>
    reading.parties
      .filter((party) => party.capacity === capacity)
      .map((party) => (capacity === 'issuer' ? issuer(reading, party) : other(party, contacts))),
  )
}

function issuer({ facts }: Reading, party: SeatedParty): Party {
  const [legal, officer] = [facts.need('issuer.legalRepresentative'), facts.need('issuer.disclosureOfficer')]
  return {
    capacity: 'issuer',
    title: capacities.issuer.title,
    name: party.name,
    persons: [...new Set([legal.value, officer.value])].filter((name) => name !== undisclosed),
    address: facts.need('issuer.address'),
    phone: facts.need('issuer.phone'),
    sample: party.sample_at !== null || legal.sample,
  }
}

type Contact = { capacity: string; persons: string; address: string | null; phone: string | null }

function other(party: SeatedParty, contacts: { value: readonly Contact[]; sample: boolean } | null): Party {
  const contact = contacts?.value.find(({ capacity }) => capacity === party.capacity)
  const quoted = (value: string | null | undefined) =>
    value ? { value, key: 'parties.contacts', sample: contacts?.sample ?? false } : null
  return {
    capacity: party.capacity,
    title: capacities[party.capacity as Capacity].title,
    name: party.name,
    persons: contact ? contact.persons.split('、') : [...new Set(party.persons.map(({ name }) => name))],
    address: quoted(contact?.address),
    phone: quoted(contact?.phone),
    sample: party.sample_at !== null,
  }
}
