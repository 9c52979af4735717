import type { Dossier } from '#templates/dossier.ts'
import { decidingAuthority, decisionTitle } from './authority.ts'
import { isSample, type Reading } from './reading.server.ts'

export function decisionPart(reading: Reading): Dossier['decision'] {
  const { registration, facts, route, venue } = reading
  if (!registration?.number) facts.gap('registration.number', '决定文号')
  if (!registration?.granted_on || !registration.effective_to) facts.gap('registration.granted', '决定日期和有效期')
  return {
    title: decisionTitle(route),
    number: registration?.number ?? '',
    authority: decidingAuthority(route, venue),
    on: registration?.granted_on ?? reading.on,
    amount: registration?.amount ?? null,
    effectiveTo: registration?.effective_to ?? reading.on,
    months: registration?.months ?? 0,
    conditions: (facts.find('registration.conditions')?.value ?? '')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== ''),
    sample: isSample(reading),
  }
}
