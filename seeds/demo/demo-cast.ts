import type { Capacity, Duty } from '#workflows/kit/seats.ts'
import { type CastOrganisation, castOrganisations, castTeams, organisationId, personId } from '../cast.ts'
import type { Cast, House, Player } from '../deal/cast.ts'
import type { Deal } from '../deal/deal.ts'
import type { Story } from './story.ts'

const venueHouse = { NAFMII: 'nafmii', SSE: 'sse', SZSE: 'szse', BSE: 'bse' } as const

/** Which of the demo's houses play in a story, and as what. */
function partsOf(story: Story, deal: Deal): [CastOrganisation, Capacity][] {
  const venue = venueHouse[deal.venue]
  return [
    [story.issuer, 'issuer'],
    [story.bank, 'lead-underwriter'],
    ['counsel', 'counsel'],
    ['auditor', 'auditor'],
    ['registrar', 'registrar'],
    ['park', 'steward'],
    ...(deal.route.startsWith('exchange') ? ([['trustee', 'trustee']] as [CastOrganisation, Capacity][]) : []),
    ...(deal.rating ? ([['rater', 'rater']] as [CastOrganisation, Capacity][]) : []),
    ...(story.enhancer ? ([[story.enhancer, 'enhancer']] as [CastOrganisation, Capacity][]) : []),
    ...(story.guarantor ? ([[story.guarantor, 'guarantor']] as [CastOrganisation, Capacity][]) : []),
    [venue, 'venue-intake'],
    [venue, 'venue-review'],
    [venue, 'venue-secretary'],
    [venue, 'venue-supervisor'],
    ['experts', 'expert'],
    ['csrc', 'csrc'],
    ['pboc', 'pboc'],
    ['nfra', 'nfra'],
    ['wealth', 'investor'],
    ['fund', 'investor'],
    ['insurer', 'investor'],
  ]
}

const dutyAt = (capacity: Capacity, at: number): Duty => {
  if (capacity === 'venue-review') return at === 0 ? 'first' : 'second'
  if (capacity === 'enhancer' || capacity === 'guarantor') return at === 0 ? 'maker' : 'chair'
  return at === 0 || capacity === 'expert' ? 'maker' : 'checker'
}

/** The cast of one story, from the people of the demo (seeds/cast.ts). */
export function demoCast(story: Story, deal: Deal): Cast {
  const houses = new Map<CastOrganisation, House>()
  const house = (key: CastOrganisation): House => {
    const known = houses.get(key)
    if (known) return known
    const [name, kind] = castOrganisations[key]
    const made: House = { id: organisationId(key), name, kind, capacities: [], named: false }
    houses.set(key, made)
    return made
  }
  const players = partsOf(story, deal).flatMap(([key, capacity]): Player[] => {
    house(key).capacities.push(capacity)
    const people = castTeams.find((team) => team.organisation === key && team.capacity === capacity)?.people ?? []
    return people.slice(0, capacity === 'expert' ? 5 : 2).map((name, at) => ({
      id: personId(key, capacity, at),
      name,
      organisation: organisationId(key),
      capacity,
      duty: dutyAt(capacity, at),
    }))
  })
  return {
    houses: [...houses.values()],
    players,
    issuer: house(story.issuer),
    bank: house(story.bank),
    rater: deal.rating ? house('rater') : null,
    enhancers: story.enhancer
      ? [{ provider: house(story.enhancer), counter: story.guarantor ? house(story.guarantor) : null }]
      : [],
    investors: [house('wealth'), house('fund'), house('insurer')],
  }
}
