import type { Generated } from 'kysely'

/** Facts and papers. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type FactRow = {
  id: string
  project: string
  scope_kind: string
  scope_id: string
  key: string
  revision: number
  value: string
  as_of: string | null
  sample_at: string | null
  evidence: string | null
  by_person: string
  at: string
}

export type FileRow = {
  sha256: string
  bytes: number
  kind: string
  created_at: string
  /** Null in files put before it was kept, until the worker has counted it. */
  sm3: string | null
}

export type FilingRow = {
  id: string
  project: string
  scope_kind: string
  scope_id: string
  template: string
  code: string
  title: string
  prepared_by: string
  requirement: 'mandatory' | 'conditional' | 'waived'
  condition: string | null
  waived_reason: string | null
  audience: string
  ordinal: number
  created_at: string
  /** Why the condition holds for this project; null for a mandatory paper. */
  because: string | null
  /** The day set by the lead underwriter; null: by the day planned for filing. */
  due_on: string | null
}

export type FilingVersionRow = {
  id: string
  filing: string
  number: number
  source: 'generated' | 'uploaded'
  state: 'printing' | 'ready' | 'refused'
  template_version: number | null
  dossier: string | null
  fact_seq: number | null
  file: string | null
  name: string | null
  pages: number | null
  refusal: string | null
  message_id: string | null
  made_by: string
  made_at: string
  filed_at: string | null
  note: string | null
  /** When its words could be searched; null before. */
  indexed_at: Generated<string | null>
}

export type PapersTables = {
  fact: FactRow
  file: FileRow
  filing: FilingRow
  filing_version: FilingVersionRow
}
