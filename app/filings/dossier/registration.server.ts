import type { Dossier } from '#templates/dossier.ts'
import { clockTerms } from '#workflows/deadlines.ts'
import { balanceOf } from '../../records/registration-balance.server.ts'
import type { Reading } from './reading.server.ts'

export async function registrationPart(reading: Reading): Promise<Dossier['registration']> {
  const { registration, facts } = reading
  return {
    amount: registration?.amount ?? facts.find('registration.amount')?.value ?? null,
    months: monthsOf(reading),
    number: registration?.number ?? null,
    acceptedOn: registration?.accepted_on ?? null,
    registeredOn: registration?.granted_on ?? null,
    effectiveTo: registration?.effective_to ?? null,
    origin: registration?.origin ?? 'filed',
    committed: await committed(reading),
    resolution: {
      body: facts.need('registration.resolutionBody').value,
      number: facts.need('registration.resolutionNumber'),
      on: facts.need('registration.resolutionOn').value,
    },
  }
}

/** As granted; before that as asked for, else as the rulebook has it for the route. */
function monthsOf({ registration, facts, route, venue, project, rulebook, on }: Reading): number {
  const green = project.green_at !== null && project.green_until === null
  return (
    registration?.months ??
    facts.find('registration.months')?.value ??
    clockTerms('registration', { route, venue, green, on, parameters: rulebook.parameters }).budget
  )
}

/** Held and used together, this issue included: what is only planned in facts is not in the ledger yet. */
async function committed({ tx, registration, offering, facts }: Reading): Promise<number> {
  const balance = registration ? await balanceOf(tx, registration.id) : null
  const held = balance ? balance.reservedFen + balance.committedFen : 0
  if (offering) return held
  return held + facts.need('offering.lines').value.reduce((sum, { planned }) => sum + planned, 0)
}
