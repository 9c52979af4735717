import type { FactUse } from './dossier/fact-book.ts'

/** What a version keeps of its printing: the facts it quoted by revision, and the dossier exactly as printed. */
export type Envelope = { facts: FactUse[]; data: unknown }

export const writeEnvelope = (envelope: Envelope): string => JSON.stringify(envelope)

export const readEnvelope = (json: string | null): Envelope | null => (json === null ? null : JSON.parse(json))
