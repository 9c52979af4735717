/** Recommended lists, titles watched over, models of points. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type RecommendedListRow = {
  id: string
  kind: string
  region: string
  year: number
  batch: string
  body: string
  keeper: string
  current: string | null
  sample_at: string | null
  created_by: string
  created_at: string
}

export type ListVersionRow = {
  id: string
  serial: number
  list: string
  number: number
  mode: 'replace' | 'supplement'
  state: 'mapping' | 'waiting' | 'current' | 'superseded' | 'failed' | 'cancelled'
  file: string
  file_name: string
  bytes: number
  format: string
  head_row: number | null
  columns: string | null
  source: string | null
  published_on: string | null
  base: string | null
  job: string | null
  rows: number
  good: number
  faulty: number
  remarked: number
  added: number | null
  gone: number | null
  changed: number | null
  message: string | null
  created_by: string
  created_at: string
  ended_at: string | null
}

export type ListedEnterpriseRow = {
  key: number
  version: string
  row: number
  credit_code: string
  name: string
  region: string | null
  certificate: string | null
  valid_from: string | null
  valid_to: string | null
}

export type ListFaultRow = {
  version: string
  row: number
  severity: 'fault' | 'remark'
  name: string | null
  faults: string
  cells: string
}

export type TitleWatchRow = {
  id: string
  project: string
  run: string
  kind: string
  certificate: string
  valid_to: string
  phase: 'expiring' | 'expired'
  blocks_at: string | null
  since: string
  settled_at: string | null
}

export type PointsModelRow = {
  id: string
  model: string
  version: number
  name: string
  body: string
  sha256: string
  imported_by: string
  imported_at: string
}

export type ListsTables = {
  recommended_list: RecommendedListRow
  list_version: ListVersionRow
  listed_enterprise: ListedEnterpriseRow
  list_fault: ListFaultRow
  title_watch: TitleWatchRow
  points_model: PointsModelRow
}
