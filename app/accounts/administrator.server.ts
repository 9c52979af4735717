import type { Db, Tx } from '#db/connect.ts'
import { findOrganisation, findPerson } from '#db/queries/seats.ts'
import type { Row } from '#db/schema.ts'
import type { LoadContext } from '../load-context.ts'
import { requireCapacity, type Session } from '../session.server.ts'

/** Who looks after people, and whose: everybody's where he runs the platform, else those of his own organisation. */
export type Administrator = {
  person: string
  organisation: string
  everybody: boolean
  /** Of a demo: what he enters is a sample too. */
  sample: boolean
  address: string
}

export const administratorOf = (who: Session, address: string): Administrator => ({
  person: who.person,
  organisation: who.organisation,
  everybody: who.organisationKind === 'platform',
  sample: who.sample,
  address,
})

/** The person and his organisation, if they are this administrator's to look after. */
export async function findInCare(
  db: Db | Tx,
  by: Administrator,
  id: string,
): Promise<{ person: Row<'person'>; organisation: Row<'organisation'> } | undefined> {
  const person = await findPerson(db, id)
  const organisation = person && (await findOrganisation(db, person.organisation))
  if (!person || !organisation) return undefined
  return by.everybody || organisation.id === by.organisation ? { person, organisation } : undefined
}

/** Who runs the platform as a whole; for any other administrator the page does not exist. */
export async function requirePlatform(request: Request, context: LoadContext): Promise<Administrator> {
  const by = administratorOf(await requireCapacity(request, context, ['administrator']), context.address)
  if (!by.everybody) throw new Response('没有这一页，或它不归您现在的座位。', { status: 404 })
  return by
}
