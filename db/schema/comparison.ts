/** Texts of versions, changes that replies answer for, questions answered before. In step with db/migrations. */

export type VersionTextRow = {
  version: string
  /** The document as it was printed: JSON, packed by gzip, in base64. */
  document: string
}

export type ReplyChangeRow = {
  reply: string
  ordinal: number
  filing: string
  /** Of what was changed, wherever it stands (app/filings/revisions.server.ts). */
  change: string
  kind: string
  chapter: string
  before: string
  after: string
}

export type PrecedentRow = {
  item: string
  /** Whose lead underwriter answered; nobody else is shown it. */
  organisation: string
  category: string
  title: string
  question: string
  answer: string
  verification: string | null
  origin: string
  at: string
}

export type ComparisonTables = {
  version_text: VersionTextRow
  reply_change: ReplyChangeRow
  precedent: PrecedentRow
}
