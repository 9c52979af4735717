import { listBondsOfOffering } from '#db/queries/bonds.ts'
import { saveOffering } from '#db/queries/offerings.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { issuanceEvents } from '#workflows/issuance/events.ts'
import { refused } from '../commands/desk.server.ts'
import { offeringOf } from './offering-of-run.server.ts'
import type { Made, RecordStep } from './record.server.ts'

/** 上市流通: from here each new bond lives on its own run. A 增发 adds to a bond that has one already. */
export const listing: RecordStep = async ({ desk, run, event }): Promise<readonly Made[]> => {
  const { listedOn } = issuanceEvents['listing.confirm'].parse(event.data)
  const { offering } = await offeringOf(desk.tx, run)
  if (listedOn > legalDay(event.stamp.at)) throw refused('上市流通日不能晚于今天。', { listedOn: ['不能晚于今天'] })
  if (offering.value_on && listedOn < offering.value_on)
    throw refused('上市流通日不能早于起息日。', { listedOn: [`起息日为 ${offering.value_on}`] })
  await saveOffering(desk.tx, offering.id, { listing_on: listedOn })
  if (offering.kind === 'reopening') return []
  const bonds = await listBondsOfOffering(desk.tx, offering.id)
  return bonds.map(({ id }) => ({ kind: 'bond' as const, id, opening: { origin: 'issued' } }))
}
