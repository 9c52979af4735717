/** The project: unit of tenancy, lock and event chain. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type ProjectRow = {
  id: string
  seq: number
  head: string
  number: string
  name: string
  issuer: string
  issuer_kind: string
  route: string
  venue: string
  product: string
  private_at: string | null
  region: string | null
  continues: string | null
  green_at: string | null
  green_until: string | null
  /** Asked for, and neither declined nor revoked since. */
  green_asked_at: string | null
  /** Who is at hand while the green channel holds, as the issuer is told. */
  green_contact: string | null
  sample: 'none' | 'facts' | 'invented'
  opened_at: string
  opened_by: string
  closed_at: string | null
}

export type SeatRow = {
  id: string
  project: string
  run: string | null
  capacity: string
  organisation: string
  mode: 'platform' | 'recorded'
  from_at: string
  until_at: string | null
}

export type AssignmentRow = {
  id: string
  seat: string
  person: string
  duty: string
  from_at: string
  until_at: string | null
  on_behalf_of: string | null
  assigned_by: string
}

export type ProjectsTables = {
  project: ProjectRow
  seat: SeatRow
  assignment: AssignmentRow
}
