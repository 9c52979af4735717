/** Ends an inspection with the Chinese sentence that says what is wrong and where. */
export function blocked(sentence: string): Error {
  return Object.assign(new Error(sentence), { blocked: true })
}

/** The sentence of a `blocked`; undefined for an error of our own. */
export const blockedBy = (error: unknown): string | undefined =>
  error instanceof Error && 'blocked' in error ? error.message : undefined
