/** The project a page is about, for the head of its printed sheets. */
export type PrintCase = { number: string; name: string }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function caseIn(data: unknown): PrintCase | undefined {
  const frame = isRecord(data) ? data.frame : undefined
  if (!isRecord(frame)) return undefined
  const { number, name } = frame
  return typeof number === 'string' && typeof name === 'string' ? { number, name } : undefined
}

/** Looks for the frame of a project in what the routes of a page have loaded; a few keep it one step down. */
export function printCaseOf(loaded: readonly unknown[]): PrintCase | undefined {
  for (const data of loaded) {
    const found = caseIn(data) ?? (isRecord(data) ? (caseIn(data.page) ?? caseIn(data.view)) : undefined)
    if (found) return found
  }
  return undefined
}
