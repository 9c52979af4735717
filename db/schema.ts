import type { Insertable, Selectable } from 'kysely'
import type { ChaptersTables } from './schema/chapters.ts'
import type { ChecklistsTables } from './schema/checklists.ts'
import type { ClausesTables } from './schema/clauses.ts'
import type { ComparisonTables } from './schema/comparison.ts'
import type { EnhancementTables } from './schema/enhancement.ts'
import type { GateTables } from './schema/gate.ts'
import type { IssuesTables } from './schema/issues.ts'
import type { KeptFormsTables } from './schema/kept-forms.ts'
import type { ListsTables } from './schema/lists.ts'
import type { MailTables } from './schema/mail.ts'
import type { OutagesTables } from './schema/outages.ts'
import type { OutboundTables } from './schema/outbound.ts'
import type { PaperTextTables } from './schema/paper-text.ts'
import type { PapersTables } from './schema/papers.ts'
import type { PaymentsTables } from './schema/payments.ts'
import type { PeopleTables } from './schema/people.ts'
import type { ProjectsTables } from './schema/projects.ts'
import type { ProofTables } from './schema/proof.ts'
import type { ReserveTables } from './schema/reserve.ts'
import type { ReviewersTables } from './schema/reviewers.ts'
import type { RoundsTables } from './schema/rounds.ts'
import type { RulebookTables } from './schema/rulebook.ts'
import type { RunsTables } from './schema/runs.ts'

/** Words of names as bigrams, in FTS5 on SQLite and a tsvector on PostgreSQL (db/queries/search.ts). */
export type SearchTextRow = { kind: string; id: string; project: string; grams: string }

/** The same for listed enterprises, by their key; on SQLite the row id is the key (db/queries/listed.ts). */
export type SearchListedRow = { key: number; grams: string }

/** Every table. Rows are read as `Row<'run'>` and written as `NewRow<'run'>`. */
export type Database = PeopleTables &
  ProjectsTables &
  RunsTables &
  PapersTables &
  PaperTextTables &
  RoundsTables &
  ReserveTables &
  ReviewersTables &
  GateTables &
  IssuesTables &
  KeptFormsTables &
  PaymentsTables &
  ChaptersTables &
  ChecklistsTables &
  ClausesTables &
  ComparisonTables &
  EnhancementTables &
  OutboundTables &
  ListsTables &
  MailTables &
  OutagesTables &
  ProofTables &
  RulebookTables & { search_text: SearchTextRow; search_text_listed: SearchListedRow }

export type Row<T extends keyof Database> = Selectable<Database[T]>
export type NewRow<T extends keyof Database> = Insertable<Database[T]>
