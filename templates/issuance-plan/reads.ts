import type { Dossier } from '../dossier.ts'
import type { Common } from '../phrases/paper.ts'

export type Reads = Common &
  Pick<Dossier, 'parties' | 'registration' | 'offering' | 'proceeds' | 'rating' | 'arrangements'>
