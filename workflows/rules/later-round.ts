/** What is known of a paper as it stood at one time: its bytes, and the words under each heading where we printed it. */
export type PaperAtRound = {
  /** SHA-256 of the file. */
  file: string | null
  headings: readonly { title: string; level: number; digest: string | null }[]
}

export type RaisedOpinion = {
  /** Whether an earlier round of the same kind was sent in this registration. */
  earlierRound: boolean
  /** The earlier opinion that it takes up again. */
  follows: string | null
  filing: string | null
  /** The part it is about, in the words of a heading. */
  anchor: string | null
  /** The paper when the round before was sent; null when it had not been filed. */
  before: PaperAtRound | null
  now: PaperAtRound | null
}

export type Raising = 'in-time' | 'late' | 'unplaced'

/**
 * 一次性告知: what could have been asked before must have been. An opinion of a later round is in time when it takes up an
 * earlier one or is about a part that has changed since; on an unchanged part it is `late`, and one that names neither
 * paper nor earlier opinion cannot be judged. A rule of this house (peers' 一次性告知 convention), not of a regulator.
 */
export function raisingOf(opinion: RaisedOpinion): Raising {
  if (!opinion.earlierRound || opinion.follows !== null) return 'in-time'
  if (opinion.filing === null) return 'unplaced'
  return partChanged(opinion) ? 'in-time' : 'late'
}

/** Whether the named part, or the paper where no part can be found, reads otherwise than before. */
export function partChanged({ before, now, anchor }: Pick<RaisedOpinion, 'before' | 'now' | 'anchor'>): boolean {
  if (before === null || now === null) return true
  if (before.file !== null && before.file === now.file) return false
  const [then, today] = [digestsOf(before, anchor), digestsOf(now, anchor)]
  if (then.length === 0 || today.length === 0) return true
  return then.join() !== today.join()
}

/** Of the part that the anchor names; of the chapters, where it names none that we know. */
function digestsOf({ headings }: PaperAtRound, anchor: string | null): string[] {
  const known = headings.flatMap(({ title, level, digest }) => (digest === null ? [] : [{ title, level, digest }]))
  const named = anchor ? known.filter(({ title }) => title.includes(anchor) || anchor.includes(title)) : []
  const top = Math.min(...known.map(({ level }) => level))
  const parts = named.length > 0 ? named : known.filter(({ level }) => level === top)
  return parts.map(({ digest }) => digest)
}
