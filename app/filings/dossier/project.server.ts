import type { Dossier } from '#templates/dossier.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { greenPending, inGreenChannel } from '../../given/green-channel.server.ts'
import { letters } from '../papers.ts'
import { addresseeOf, productOf } from './authority.ts'
import { isSample, type Reading } from './reading.server.ts'

export function projectPart(reading: Reading): Dossier['project'] {
  const { project, route, venue, issuerKind } = reading
  const privatePlacement = project.private_at !== null
  return {
    number: project.number,
    name: project.name,
    route,
    venue,
    addressee: addresseeOf(route, venue),
    issuerKind,
    product: productOf({ route, product: project.product, privatePlacement }),
    privatePlacement,
    greenChannel: greenPending(project) || inGreenChannel(project),
    region: regionOf(reading),
    openedOn: legalDay(project.opened_at),
  }
}

const regionOf = ({ project, issuer, facts }: Reading): string =>
  project.region ?? issuer.region ?? facts.need('issuer.region').value

/** A notice asked for beside its duty, to be looked at before it is published; the step of publishing writes its own. */
const isForeword = ({ template, event }: Reading): boolean =>
  template === 'payment-notice' && event?.type !== 'notice.publish'

/** Papers of the filing are drafts until the house's own review has cleared them; letters and papers of an issue never are. */
export function marksPart(reading: Reading): Dossier['marks'] {
  const cleared = reading.event?.type === 'filing.clear' || reading.registration?.receipt != null
  const draft = (!Object.hasOwn(letters, reading.template) && !cleared) || isForeword(reading)
  return [...(draft ? (['draft'] as const) : []), ...(isSample(reading) ? (['sample'] as const) : [])]
}
