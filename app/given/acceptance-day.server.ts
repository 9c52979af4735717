import { compiled } from '#db/compiled.ts'
import type { IsoDay } from '#workflows/calendar/day.ts'
import type { Looking } from './given.server.ts'

/** A project has one registration at a time that has not ended. */
const underWay = compiled((db, project: string) =>
  db
    .selectFrom('registration')
    .select(['accepted_on', 'granted_on'])
    .where('project', '=', project)
    .where('ended_at', 'is', null),
)

/**
 * The legal day that fixes for good the rows applying by acceptance (domain §2): that on which the registration under way was
 * accepted, of one that was taken over that of its grant. Nothing until there is one, so that a case is judged as if it
 * were accepted on the day it is looked at; to be spread into what a rule is asked with.
 */
export async function acceptance({ tx, project }: Pick<Looking, 'tx' | 'project'>): Promise<{ acceptedOn?: IsoDay }> {
  const [registration] = await underWay(tx, project.id)
  const day = registration?.accepted_on ?? registration?.granted_on
  return day ? { acceptedOn: day } : {}
}
