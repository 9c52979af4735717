import type { Dossier, Part } from '../dossier.ts'
import type { Common } from '../phrases/paper.ts'

/** What a supplementary prospectus quotes. */
export const reads = [
  'parties',
  'science',
  'accounts',
  'registration',
  'offering',
  'proceeds',
  'rating',
  'arrangements',
  'supplement',
] as const satisfies readonly Part[]

export type Supplement = Common & Pick<Dossier, (typeof reads)[number]>
