import type { Side } from '#workflows/kit/seats.ts'

/** The six inks of the house; each has a colour for text and a wash behind it (app/styles/tokens.css). */
export type Tone = 'azure' | 'plum' | 'pine' | 'amber' | 'cinnabar' | 'slate'

/** The ink of a side in seals, rulers and charts. */
export const toneOfSide: Record<Side, 'azure' | 'plum' | 'pine' | 'slate'> = {
  issuer: 'azure',
  review: 'plum',
  enhancement: 'pine',
  independent: 'slate',
}
