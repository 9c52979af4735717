import { enhancementStage } from './enhancement/stage.ts'
import { issuanceStage } from './issuance/stage.ts'
import type { Route } from './kit/seats.ts'
import type { Stage, StageName } from './kit/stage.ts'
import { outstandingStage } from './outstanding/stage.ts'
import { ratingStage } from './rating/stage.ts'
import { registrationStages } from './registration/stages.ts'
import { reserveStage } from './reserve/stage.ts'

const stages: Partial<Record<StageName, Stage>> = {
  reserve: reserveStage,
  rating: ratingStage,
  enhancement: enhancementStage,
  issuance: issuanceStage,
  outstanding: outstandingStage,
}

/** The machine of a stage; registration has one for each route. */
export function stageFor(name: StageName, route: Route): Stage {
  const stage = name === 'registration' ? registrationStages[route] : stages[name]
  if (!stage) throw new Error(`No such stage: ${name}`)
  return stage
}

/** Every machine once, for the laws. */
export const allStages: readonly Stage[] = [...Object.values(stages), ...Object.values(registrationStages)]

export const stageNames: readonly StageName[] = [
  'reserve',
  'rating',
  'enhancement',
  'registration',
  'issuance',
  'outstanding',
]
