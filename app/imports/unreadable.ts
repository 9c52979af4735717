/** Thrown while a file is being read that cannot be, with the sentence that whoever handed it in is to read. */
export const unreadable = (sentence: string): Error => Object.assign(new Error(sentence), { unreadable: sentence })

/** That sentence; undefined for what nobody foresaw. */
export const sentenceOf = (error: unknown): string | undefined =>
  error instanceof Error && 'unreadable' in error ? String(error.unreadable) : undefined
