import type { Dossier } from '../dossier.ts'
import type { Template } from '../template.ts'

/**
 * One paper that the platform writes. `preparedBy` is the capacity whose seat makes it (`authority` is whoever decides on
 * the route); `when` tells which projects have it at all.
 */
export type Entry = {
  template: Template
  preparedBy: 'issuer' | 'lead-underwriter' | 'trustee' | 'rater' | 'enhancer' | 'authority'
  when: (dossier: Dossier) => boolean
}

export const always = (): boolean => true
export const rated = ({ rating }: Dossier): boolean => rating !== null
export const enhanced = ({ arrangements }: Dossier): boolean => arrangements.length > 0
