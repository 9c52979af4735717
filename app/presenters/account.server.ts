import { listMemberships } from '#db/queries/people.ts'
import { findPerson } from '#db/queries/seats.ts'
import { type Capacity, capacities, type Side } from '#workflows/kit/seats.ts'
import { instantText } from '../components/chinese-date.ts'
import type { LoadContext } from '../load-context.ts'
import type { Session } from '../session.server.ts'

export type AccountView = {
  name: string
  email: string
  organisation: string
  sample: boolean
  previous: string
  began: string
  mustChange: boolean
  hasPassword: boolean
  seats: { capacity: string; title: string; seal: string; side: Side; current: boolean }[]
}

/** A person's own account. */
export async function presentAccount(
  who: Session,
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
): Promise<AccountView> {
  const person = await findPerson(reader, who.person)
  const memberships = await listMemberships(reader, who.person, ports.now())
  const { previous } = who
  return {
    name: who.name,
    email: person?.email ?? '',
    organisation: who.organisationName,
    sample: who.sample,
    previous: previous ? `${instantText(previous.at, { year: true })}，来自 ${previous.from}` : '这是第一次登录',
    began: instantText(who.began, { year: true }),
    mustChange: who.mustChange,
    hasPassword: person?.password_hash != null,
    seats: memberships.map(({ capacity }) => {
      const { title, seal, side } = capacities[capacity as Capacity]
      return { capacity, title, seal, side, current: capacity === who.capacity }
    }),
  }
}
