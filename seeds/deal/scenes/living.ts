import type { Row } from '#db/schema.ts'
import type { IssueDays } from '../issue-days.ts'
import type { Theatre } from '../theatre.ts'
import { proceedsScene } from './proceeds.ts'

/** A bond from its listing: what was raised is used and reported on; then its life, as far as it is told. */
export function livingScene(theatre: Theatre, bond: Row<'bond'>, days: IssueDays): void {
  proceedsScene(theatre, bond, days)
}
