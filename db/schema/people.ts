/** People and what they may sit on. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type OrganisationRow = {
  id: string
  name: string
  kind: string
  credit_code: string | null
  region: string | null
  sample_at: string | null
  created_at: string
}

export type PersonRow = {
  id: string
  organisation: string
  name: string
  email: string
  password_hash: string | null
  must_change_at: string | null
  disabled_at: string | null
  created_at: string
  last_login_at: string | null
  last_login_from: string | null
}

export type MembershipRow = {
  person: string
  capacity: string
  duties: string
  venue: string | null
  since: string
  until: string | null
}

export type SessionRow = {
  id: string
  person: string
  capacity: string
  created_at: string
  seen_at: string
  expires_at: string
  ended_at: string | null
  origin: string | null
  previous_login: string | null
}

export type AccessLogRow = {
  id: string
  at: string
  kind: string
  person: string | null
  email: string | null
  origin: string | null
  detail: string | null
}

export type PeopleTables = {
  organisation: OrganisationRow
  person: PersonRow
  membership: MembershipRow
  session: SessionRow
  access_log: AccessLogRow
}
