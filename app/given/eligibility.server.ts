import type { Looking } from './given.server.ts'

/** Sentences of published eligibility rules that refuse this filing today. */
export async function eligibility(_looking: Looking, _at: string): Promise<string[]> {
  return []
}
