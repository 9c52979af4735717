/** What came of reading a person's input: the value, or one Chinese sentence for the field. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; message: string }

export const read = <T>(value: T): Parsed<T> => ({ ok: true, value })
export const unread = (message: string): Parsed<never> => ({ ok: false, message })

/** Full-width digits, letters and stops as half-width ones, without blanks around: people paste from Word and from papers. */
export const halfWidth = (text: string): string => text.normalize('NFKC').trim()
