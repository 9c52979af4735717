import type { Refusal } from '#workflows/kit/step.ts'

/** A refused form: what was typed, and a sentence for the whole and for each field. */
export type FormAnswer = {
  message: string
  fields: Record<string, readonly string[]>
  values: Record<string, string>
}

/** What a form posted, the first text of each name. */
export function readTexts(form: FormData): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, value] of form) if (typeof value === 'string') texts[name] ??= value
  return texts
}

/** Keeps everything that was typed but secrets, which are never sent back. */
export function answerOf(
  { message, fields = {} }: Pick<Refusal, 'message' | 'fields'>,
  values: Record<string, string>,
  secrets: readonly string[] = [],
): FormAnswer {
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.includes(name)))
  return { message, fields, values: kept }
}

/** Lines of the error summary: one for each field, or the sentence for the whole. `ids` where a control's id is not its name. */
export function summaryOf(answer: FormAnswer | undefined): { field?: string; message: string }[] {
  if (!answer) return []
  const lines = Object.entries(answer.fields).flatMap(([field, messages]) =>
    messages.map((message) => ({ field, message })),
  )
  return lines.length > 0 ? lines : [{ message: answer.message }]
}

/** Props of a field that come from a refused form. */
export const shown = (answer: FormAnswer | undefined, name: string, otherwise = '') => ({
  name,
  defaultValue: answer?.values[name] ?? otherwise,
  ...(answer?.fields[name] ? { errors: answer.fields[name] } : {}),
})
