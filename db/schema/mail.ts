/** The timetable's pinned day, and mail. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type PinnedIssueRow = {
  project: string
  issue_on: string
  pinned_by: string
  pinned_at: string
}

/** A kind of mail that a person has switched off. */
export type MailRefusalRow = {
  person: string
  kind: string
  at: string
}

/** What a person was told by mail, by a word for it: nobody is told twice. */
export type MailToldRow = {
  person: string
  about: string
  mail: string
  at: string
}

export type MailTables = {
  pinned_issue: PinnedIssueRow
  mail_refusal: MailRefusalRow
  mail_told: MailToldRow
}
