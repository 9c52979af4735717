import type { Generated } from 'kysely'

/** Runs, the log, and who is asked next. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type RunRow = {
  id: string
  project: string
  stage: string
  subject_kind: string
  subject_id: string
  ordinal: number
  parent_run: string | null
  opened_by_event: string | null
  stage_version: number
  state: string
  context: string
  status: 'active' | 'done'
  awaiting: string
  revision: number
  opened_at: string
  changed_at: string
}

export type EventRow = {
  id: string
  project: string
  seq: number
  run: string | null
  stage: string | null
  type: string
  data: string
  given: string
  by_person: string
  by_organisation: string
  by_seats: string
  recorded: string | null
  cause: string | null
  at: string
  state_before: string | null
  state_after: string | null
  revision: number | null
  previous: string
  hash: string
}

export type RequestRow = {
  actor: string
  key: string
  body: string
  answer: string
  at: string
}

export type TaskRow = {
  id: string
  project: string
  run: string
  capacity: string
  organisation: string | null
  person: string | null
  since: string
  due_on: string | null
  done_at: string | null
  done_by: string | null
  watch: string | null
}

export type ReminderRow = {
  id: string
  task: string
  by_person: string
  at: string
}

export type ClockRow = {
  id: string
  project: string
  run: string
  name: string
  side: string
  budget: number
  unit: 'working-day' | 'month'
  calendar: string
  state: 'running' | 'paused' | 'stopped'
  started_at: string
  due_on: string | null
  due_at: string | null
  provisional_at: string | null
  on_due: string | null
  basis: string
  stopped_at: string | null
  /** The instant of the next escalation; null when there is none, or while the clock is held. */
  alert_at: Generated<string | null>
  /** The highest share of the budget, in per cent, that was escalated. */
  alerted: Generated<number>
}

export type ClockEntryRow = {
  id: string
  clock: string
  ordinal: number
  kind: string
  at: string
  days: number | null
  reason: string | null
  event: string | null
}

export type RunsTables = {
  run: RunRow
  event: EventRow
  request: RequestRow
  task: TaskRow
  reminder: ReminderRow
  clock: ClockRow
  clock_entry: ClockEntryRow
}
