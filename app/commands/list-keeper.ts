import type { Row } from '#db/schema.ts'

/** Who keeps lists: a steward those of his own organisation, who runs the platform all of them. */
export type ListKeeper = {
  person: string
  organisation: string
  /** Runs the platform. */
  everybody: boolean
  /** Of a demo: what he enters is a sample too. */
  sample: boolean
  address: string
}

export const keepsList = (by: ListKeeper, list: Pick<Row<'recommended_list'>, 'keeper'>): boolean =>
  by.everybody || list.keeper === by.organisation
