import type { NewRow } from '#db/schema.ts'
import { type Capacity, type Duty, seatsOfRoute } from '#workflows/kit/seats.ts'
import type { Deal } from './deal.ts'

/** One house of the story: `capacity` is what its people may sit as; `named`: its name comes from the file. */
export type House = { id: string; name: string; kind: string; capacities: Capacity[]; named: boolean }
export type Player = { id: string; name: string; organisation: string; capacity: Capacity; duty: Duty }

export type Cast = {
  houses: House[]
  players: Player[]
  issuer: House
  bank: House
  rater: House | null
  /** By place in the deal's list of enhancements. */
  enhancers: { provider: House; counter: House | null }[]
  investors: House[]
}

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜']

/** `kind` of the house that sits for a venue or authority, by which a filing finds it. */
const authorities: Partial<Record<Capacity, readonly [kind: string, name: string]>> = {
  csrc: ['csrc', '中国证监会（示例席位）'],
  pboc: ['pboc', '中国人民银行（示例席位）'],
  nfra: ['nfra', '监管部门（示例席位）'],
  expert: ['experts', '评议专家库（示例）'],
}

const venueNames = {
  NAFMII: '银行间市场（示例席位）',
  SSE: '上海证券交易所（示例席位）',
  SZSE: '深圳证券交易所（示例席位）',
  BSE: '北京证券交易所（示例席位）',
} as const

const reviewing: readonly Capacity[] = ['venue-intake', 'venue-review', 'venue-secretary', 'venue-supervisor']

/** Two persons where four eyes need them; five experts. */
const dutiesOf: Partial<Record<Capacity, readonly Duty[]>> = {
  issuer: ['maker', 'checker'],
  'lead-underwriter': ['maker', 'checker'],
  rater: ['maker', 'checker'],
  enhancer: ['maker', 'chair'],
  guarantor: ['maker', 'chair'],
  trustee: ['maker', 'checker'],
  'venue-review': ['first', 'second'],
  expert: ['maker', 'maker', 'maker', 'maker', 'maker'],
}

/**
 * Everybody who plays: the issuer and the houses that the file names, and for every other seat an invented one that says so
 * in its name. `investors` are as many as the largest book has.
 */
export function castOf(deal: Deal, investors: number): Cast {
  const houses: House[] = []
  const house = (id: string, name: string, kind: string, capacity: Capacity, named = false): House => {
    const known = houses.find((other) => other.name === name)
    if (known) {
      if (!known.capacities.includes(capacity)) known.capacities.push(capacity)
      return known
    }
    const made = { id: `org-${id}`, name, kind, capacities: [capacity], named }
    houses.push(made)
    return made
  }
  const issuer = house('issuer', deal.issuer.name, 'company', 'issuer', true)
  const agency = deal.rating?.agency
  const rater = deal.rating
    ? house('rater', agency ?? '示例资信评估有限公司', 'rating-agency', 'rater', agency !== undefined)
    : null
  const enhancers = (deal.enhancement ?? []).map(({ provider, counterGuarantee }, at) => ({
    provider: house(`enhancer-${at + 1}`, provider, 'enhancer', 'enhancer', true),
    counter: counterGuarantee
      ? house(`guarantor-${at + 1}`, counterGuarantee.provider, 'guarantor', 'guarantor', true)
      : null,
  }))
  /** An invented house never takes the name of one that the file has. */
  const invented = (id: string, names: readonly [string, string], kind: string, capacity: Capacity): House =>
    house(id, houses.some(({ name }) => name === names[0]) ? names[1] : names[0], kind, capacity)
  const exchange = deal.route === 'exchange-public' || deal.route === 'exchange-private'
  const banks = exchange
    ? (['示例证券股份有限公司', '示例二号证券股份有限公司'] as const)
    : (['示例银行股份有限公司', '示例二号银行股份有限公司'] as const)
  const bank = invented('bank', banks, exchange ? 'securities' : 'bank', 'lead-underwriter')
  invented('counsel', ['示例律师事务所', '示例二号律师事务所'], 'counsel', 'counsel')
  invented('auditor', ['示例会计师事务所（特殊普通合伙）', '示例二号会计师事务所'], 'auditor', 'auditor')
  invented('registrar', ['示例登记托管机构', '示例二号登记托管机构'], 'registrar', 'registrar')
  invented('park', ['示例高新技术产业开发区', '示例二号高新区'], 'steward', 'steward')
  if (exchange) invented('trustee', ['示例信托有限责任公司', '示例二号信托有限责任公司'], 'trustee', 'trustee')
  seatAuthorities(deal, house)
  const buyers = Array.from({ length: investors }, (_, at) => {
    const number = String(at + 1).padStart(2, '0')
    return house(`investor-${number}`, `示例投资人${number}`, 'investor', 'investor')
  })
  return { houses, players: playersOf(houses), issuer, bank, rater, enhancers, investors: buyers }
}

type Housing = (id: string, name: string, kind: string, capacity: Capacity) => House

function seatAuthorities({ route, venue }: Deal, house: Housing): void {
  for (const capacity of seatsOfRoute[route]) {
    const own = authorities[capacity]
    if (own) house(own[0], own[1], own[0], capacity)
    if (reviewing.includes(capacity)) house('venue', venueNames[venue], `venue:${venue}`, capacity)
  }
}

/** 赵示例、钱示例 …: names that nobody takes for a person. */
function playersOf(houses: readonly House[]): Player[] {
  let count = 0
  return houses.flatMap((house) =>
    house.capacities.flatMap((capacity) =>
      (dutiesOf[capacity] ?? ['maker']).map((duty, at): Player => {
        const surname = surnames[count % surnames.length] ?? '赵'
        const again = count < surnames.length ? '' : String(Math.floor(count / surnames.length) + 1)
        count += 1
        return {
          id: `${house.id}-${capacity}-${at + 1}`,
          name: `${surname}示例${again}`,
          organisation: house.id,
          capacity,
          duty,
        }
      }),
    ),
  )
}

export type CastRows = {
  organisations: NewRow<'organisation'>[]
  persons: NewRow<'person'>[]
  memberships: NewRow<'membership'>[]
}

/** The cast as rows. A house that the file does not name is a sample; nobody has a password: nobody can sign in as them. */
export function castRows({ houses, players, issuer }: Cast, deal: Deal, at: string): CastRows {
  return {
    organisations: houses.map(({ id, name, kind, named }) => ({
      id,
      name,
      kind,
      credit_code: id === issuer.id ? (deal.issuer.creditCode ?? null) : null,
      region: id === issuer.id ? (deal.issuer.region ?? null) : null,
      sample_at: named ? null : at,
      created_at: at,
    })),
    persons: players.map(({ id, name, organisation }) => ({
      id,
      organisation,
      name,
      email: `${id}@example.test`,
      password_hash: null,
      must_change_at: null,
      disabled_at: null,
      created_at: at,
      last_login_at: null,
      last_login_from: null,
    })),
    memberships: players.map(({ id, capacity, duty }) => ({
      person: id,
      capacity,
      duties: duty,
      venue: capacity.startsWith('venue-') ? deal.venue : null,
      since: at,
      until: null,
    })),
  }
}
