import { listMemberships, listOrganisations } from '#db/queries/people.ts'
import {
  capacitiesOfKind,
  isOrganisationKind,
  organisationKinds,
  personWall,
} from '#workflows/kit/organisation-kinds.ts'
import { type Capacity, capacities, type Side } from '#workflows/kit/seats.ts'
import { type Administrator, findInCare } from '../accounts/administrator.server.ts'
import { instantText } from '../components/chinese-date.ts'
import type { LoadContext } from '../load-context.ts'

type Reading = Pick<LoadContext, 'reader' | 'ports'>
type Option = { value: string; label: string }

export type PersonView = {
  id: string
  name: string
  email: string
  organisation: string
  kind: string
  sample: boolean
  /** Without a password nobody signs in; such people sit down in a demo only. */
  hasPassword: boolean
  disabled: string | null
  mustChange: boolean
  last: string
  created: string
  isSelf: boolean
  seats: { capacity: string; title: string; seal: string; side: Side; since: string; only: boolean }[]
  /** Capacities that may still be granted; those behind a wall say why not. */
  grantable: { value: string; label: string; blocked?: string }[]
}

/** One person as his administrator sees him; nothing for whoever looks after others. */
export async function presentPerson(by: Administrator, { reader, ports }: Reading, id: string): Promise<PersonView> {
  const found = await findInCare(reader, by, id)
  if (!found) throw new Response('没有这个人员，或他不归您管理。', { status: 404 })
  const { person, organisation } = found
  const memberships = await listMemberships(reader, id, ports.now())
  const held = memberships.map(({ capacity }) => capacity as Capacity)
  return {
    id,
    name: person.name,
    email: person.email,
    organisation: organisation.name,
    kind: kindTitle(organisation.kind),
    sample: organisation.sample_at !== null,
    hasPassword: person.password_hash !== null,
    disabled: person.disabled_at && instantText(person.disabled_at, { year: true }),
    mustChange: person.must_change_at !== null,
    last: person.last_login_at ? instantText(person.last_login_at, { year: true }) : '从未登录',
    created: instantText(person.created_at, { year: true }),
    isSelf: id === by.person,
    seats: memberships.map(({ capacity, since }) => ({
      capacity,
      ...pick(capacity as Capacity),
      since: instantText(since, { year: true }),
      only: memberships.length === 1,
    })),
    grantable: capacitiesOfKind(organisation.kind)
      .filter((capacity) => !held.includes(capacity))
      .map((capacity) => {
        const wall = personWall(held, capacity)
        return { value: capacity, label: capacities[capacity].title, ...(wall ? { blocked: wall } : {}) }
      }),
  }
}

const kindTitle = (kind: string): string => (isOrganisationKind(kind) ? organisationKinds[kind].title : kind)

function pick(capacity: Capacity): { title: string; seal: string; side: Side } {
  const { title, seal, side } = capacities[capacity]
  return { title, seal, side }
}

export type NewPersonView = { organisations: Option[]; capacities: Option[] }

/** Organisations whose people one may enter, and every capacity that any of them may hold. */
export async function presentNewPerson(by: Administrator, { reader }: Reading): Promise<NewPersonView> {
  const all = (await listOrganisations(reader)).filter(
    ({ id, sample_at }) => (sample_at !== null) === by.sample && (by.everybody || id === by.organisation),
  )
  const possible = new Set(all.flatMap(({ kind }) => capacitiesOfKind(kind)))
  return {
    organisations: all.map(({ id, name, kind }) => ({ value: id, label: `${name}（${kindTitle(kind)}）` })),
    capacities: (Object.keys(capacities) as Capacity[])
      .filter((capacity) => possible.has(capacity))
      .map((capacity) => ({ value: capacity, label: capacities[capacity].title })),
  }
}

export const organisationKindOptions: Option[] = Object.entries(organisationKinds)
  .filter(([kind]) => kind !== 'platform')
  .map(([value, { title }]) => ({ value, label: title }))
