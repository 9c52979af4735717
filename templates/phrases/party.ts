import type { Block, Inline } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, markSample, quoteOr } from '../format.ts'
import type { Common } from './paper.ts'

export type Party = Dossier['parties'][number]

export const partyOf = (parties: Party[], capacity: string): Party | undefined =>
  parties.find((party) => party.capacity === capacity)

export const partyName = (party: Party): string => markSample(party.name, party.sample)

/** The party of a capacity by name; without one the paper says what is so, never an empty place. */
export function nameOf(parties: Party[], capacity: string, otherwise: string): string {
  const party = partyOf(parties, capacity)
  return party ? partyName(party) : otherwise
}

export const leadName = (parties: Party[]): string => nameOf(parties, 'lead-underwriter', '主承销商')

export const issuerName = ({ issuer }: Pick<Common, 'issuer'>): string =>
  markSample(issuer.name.value, issuer.name.sample)

type Signatory = Extract<Block, { kind: 'signature' }>['parties'][number]

export const signature = (...parties: Signatory[]): Block => ({ kind: 'signature', parties })

/** Where a party puts its own seal on the printed paper. Nothing here ever looks like a seal that has been put. */
export const seal = (of: string, on: string): Block => ({ kind: 'seal', of, date: chineseDay(on) })

export const issuerSigns = ({ issuer, date }: Pick<Common, 'issuer' | 'date'>): Signatory => ({
  role: '发行人（法定代表人或授权代表签字）',
  name: issuerName({ issuer }),
  persons: [markSample(issuer.legalRepresentative.value, issuer.legalRepresentative.sample)],
  date: chineseDay(date),
})

/** Whom a place to sign is kept for while nobody holds the capacity. */
const notYet: Record<string, string> = { 'lead-underwriter': '主承销商', rater: '评级机构' }

export function partySigns(parties: Party[], capacity: string, role: string, on: string): Signatory[] {
  const signing = parties.filter((party) => party.capacity === capacity)
  if (signing.length === 0) return [{ role, name: notYet[capacity] ?? role, date: chineseDay(on) }]
  return signing.map((party) => ({
    role,
    name: partyName(party),
    persons: party.persons.map((person) => markSample(person, party.sample)),
    date: chineseDay(on),
  }))
}

export const contactRows = (party: Party): [string, Inline[]][] => [
  [party.title, [partyName(party)]],
  ['地址', [quoteOr(party.address, '见募集说明书发行有关机构')]],
  ['联系人', [party.persons.map((person) => markSample(person, party.sample)).join('、') || '由该机构另行指定']],
  ['电话', [quoteOr(party.phone, '见募集说明书发行有关机构')]],
]

/** The underwriter's own second and third line: quality control and internal review sign apart from the team. */
export const internalReview = (parties: Party[], on: string): Signatory => ({
  role: '主承销商内部审核',
  name: leadName(parties),
  persons: ['质量控制负责人', '内核负责人'],
  date: chineseDay(on),
})
