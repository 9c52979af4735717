import type { StageName } from '#workflows/kit/stage.ts'
import { enhancementFieldsets } from './enhancement.ts'
import type { Fieldset } from './fieldset.ts'
import { issuanceFieldsets } from './issuance.ts'
import { outstandingFieldsets } from './outstanding.ts'
import { ratingFieldsets } from './rating.ts'
import { registrationFieldsets } from './registration.ts'
import { reserveFieldsets } from './reserve.ts'

/** Every form of every stage: one fieldset for each event that asks a person for something. */
export const fieldsets: Record<StageName, Readonly<Record<string, Fieldset>>> = {
  reserve: reserveFieldsets,
  rating: ratingFieldsets,
  enhancement: enhancementFieldsets,
  registration: registrationFieldsets,
  issuance: issuanceFieldsets,
  outstanding: outstandingFieldsets,
}

/** What an event asks for; nothing for an event that is one press of a button. */
export const fieldsetOf = (stage: StageName, event: string): Fieldset => fieldsets[stage][event] ?? []
