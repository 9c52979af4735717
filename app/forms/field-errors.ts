import type { z } from 'zod'

/** Sentences by field, from what a schema refused; the first of each field, for the rest follow from it. */
export function fieldErrors(error: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const { path, message } of error.issues) fields[path.map(String).join('.')] ??= [message]
  return fields
}
