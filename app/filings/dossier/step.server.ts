import { findRun } from '#db/queries/runs.ts'
import type { Row } from '#db/schema.ts'
import type { Dossier } from '#templates/dossier.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { StageName } from '#workflows/kit/stage.ts'
import { stageFor } from '#workflows/stages.ts'
import { capacityOf } from '../../walls.ts'
import { addresseeOf, decidingAuthority } from './authority.ts'
import { partyNamed, type Reading } from './reading.server.ts'

type Step = Dossier['step']

/** The step that asked for the paper. Without one there is nothing to write a letter of. */
export async function stepPart(reading: Reading): Promise<Step> {
  const { event } = reading
  if (!event) {
    reading.facts.gap('step', '办理记录')
    return { type: '', on: reading.on, from: '', to: '', reason: null, status: '', recorded: false, lapsed: false }
  }
  const ours = issuerSide(reading)
  const theirs = authorityOf(reading, event)
  const fromOurs = ['issuer', 'lead-underwriter', 'joint-underwriter'].includes(capacityOf(event))
  return {
    type: event.type,
    on: legalDay(event.at),
    from: fromOurs ? ours : theirs,
    to: fromOurs ? theirs : ours,
    reason: said(event, 'reason'),
    status: await statusAfter(reading, event),
    recorded: event.recorded !== null,
    lapsed: event.by_person === 'system',
  }
}

const issuerSide = (reading: Reading): string => {
  const lead = partyNamed(reading, 'lead-underwriter')?.name
  return [reading.issuer.name, ...(lead ? [lead] : [])].join('、')
}

/** The registering authority speaks for itself; everything else on an exchange route is the exchange's. */
const authorityOf = ({ route, venue }: Reading, event: Row<'event'>): string =>
  capacityOf(event) === 'csrc' ? decidingAuthority(route, venue) : addresseeOf(route, venue)

/** A word of the event's body. */
export function said(event: Row<'event'> | null, field: string): string | null {
  const data: Record<string, unknown> = event ? JSON.parse(event.data) : {}
  const value = data[field]
  return typeof value === 'string' && value !== '' ? value : null
}

async function statusAfter({ tx, route, venue }: Reading, event: Row<'event'>): Promise<string> {
  const state = event.state_after ?? (event.run ? (await findRun(tx, event.run))?.state : null) ?? ''
  const meta = stageFor((event.stage ?? 'registration') as StageName, route).machine.states[state]?.meta
  return meta?.official?.[venue] ?? meta?.title ?? state
}
