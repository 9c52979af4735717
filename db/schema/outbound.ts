import type { Generated } from 'kysely'

/** What leaves the house, and long work. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type OutboxRow = {
  id: string
  project: string | null
  event: string | null
  type: string
  params: string
  created_at: string
  sent_at: string | null
  attempts: number
  failure: string | null
}

export type NoticeRow = {
  id: string
  project: string | null
  run: string | null
  person: string | null
  organisation: string | null
  capacity: string | null
  title: string
  detail: string | null
  at: string
  read_at: string | null
  /** Which kind of mail tells of it; null where it is told in the house only by its title. */
  kind: string | null
  /** The paper whose chapters it is about, and the one chapter where it is about one. */
  filing: string | null
  chapter: string | null
}

export type JobRow = {
  id: string
  kind: string
  project: string | null
  params: string
  state: 'waiting' | 'working' | 'done' | 'failed' | 'cancelled'
  progress: number
  total: number
  message: string | null
  lease_until: string | null
  created_by: string
  created_at: string
  ended_at: string | null
  /** How far it has come, in the words of its kind; null at its beginning. */
  cursor: string | null
  /** How often it was taken up since it last came further. */
  attempts: Generated<number>
}

export type RecordingRow = {
  id: string
  project: string
  run: string
  type: string
  data: string
  capacity: string
  duty: string | null
  day: string
  word: string | null
  document: string | null
  revision: number
  made_by: string
  made_at: string
  confirmed_by: string | null
  confirmed_at: string | null
  refused_at: string | null
}

export type CheckpointRow = {
  id: string
  at: string
  projects: number
  digest: string
}

export type SettingRow = {
  key: string
  value: string
  at: string
}

export type OutboundTables = {
  outbox: OutboxRow
  notice: NoticeRow
  job: JobRow
  recording: RecordingRow
  checkpoint: CheckpointRow
  setting: SettingRow
}
