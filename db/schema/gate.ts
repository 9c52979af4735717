import type { Generated } from 'kysely'

/** What was read of foreign files, papers waiting to be sorted, signature pages that are in. In step with db/migrations. */

export type FileReadingRow = {
  sha256: string
  kind: string
  pages: number | null
  /** JSON: `{ name, embedded }[]`. */
  fonts: string
  /** JSON: `[width, height][]` in points, one a page; none of what was read before they were kept. */
  sizes: Generated<string>
  /** JSON: Chinese sentences. */
  warnings: string
  words: string
  read_at: string
}

export type IncomingFileRow = {
  id: string
  project: string
  /** Whose hands it is in: nobody else is shown it before it is filed. */
  organisation: string
  file: string
  name: string
  pages: number | null
  /** The paper it looks like; null where none could be told. */
  guess: string | null
  because: string | null
  state: 'waiting' | 'filed' | 'dropped'
  version: string | null
  sent_by: string
  sent_at: string
  ended_at: string | null
}

export type SignaturePageRow = {
  filing: string
  /** Whose, as in workflows/rules/signature-pages.ts. */
  slot: string
  /** Number of the version that was signed. */
  version: number
  entered_by: string
  entered_at: string
  /** SHA-256 of its scan and the name it is saved under; null where only its arrival was entered. */
  file: Generated<string | null>
  name: Generated<string | null>
}

export type GateTables = {
  file_reading: FileReadingRow
  incoming_file: IncomingFileRow
  signature_page: SignaturePageRow
}
