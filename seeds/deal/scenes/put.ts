import type { Row } from '#db/schema.ts'
import { addWorkingDays } from '#workflows/calendar/calendar.ts'
import type { IsoDay } from '#workflows/calendar/day.ts'
import { marketOf } from '../books.ts'
import { player, type Theatre } from '../theatre.ts'
import { standing, stepOn } from './bond-step.ts'

const hundredYuan = 10_000

/** 回售: a window before the option day. On the first one holder puts part of what it holds; later windows pass unused. */
export function putScene(
  theatre: Theatre,
  bond: Row<'bond'>,
  option: Row<'obligation'>,
  from: IsoDay,
  first: boolean,
): void {
  const { agenda, deal } = theatre
  const issuer = player(theatre, 'issuer')
  const step = stepOn(theatre, bond)
  const before = (days: number) => addWorkingDays(marketOf(deal), option.due_on, -days)
  const opens = before(15) < from ? from : before(15)
  const window = { obligation: option.id, from: opens, until: before(8) < opens ? opens : before(8) }
  const live = (act: () => Promise<void>) => async () => {
    if (await standing(theatre, option.id)) await act()
  }
  agenda.enter(
    opens,
    '09:30',
    live(() => step(issuer, 'put.open', window)),
  )
  if (first)
    agenda.enter(
      opens,
      '14:00',
      live(() => declare(theatre, bond, option)),
    )
  agenda.enter(
    option.due_on,
    '11:00',
    live(() => step(issuer, 'put.settle', { obligation: option.id, paidOn: option.due_on })),
  )
}

/** The largest holder puts half of what it was allotted, in hundreds of yuan: most of the bond stays. */
async function declare(theatre: Theatre, bond: Row<'bond'>, option: Row<'obligation'>): Promise<void> {
  const holder = await theatre.db
    .selectFrom('allotment')
    .select(['investor', 'amount'])
    .where('line', '=', bond.line ?? '')
    .where('paid_at', 'is not', null)
    .orderBy('amount', 'desc')
    .orderBy('id')
    .executeTakeFirst()
  const house = theatre.cast.houses.find(({ id }) => id === holder?.investor)
  const amount = Math.floor((holder?.amount ?? 0) / 2 / hundredYuan) * hundredYuan
  if (!house || amount === 0) return
  await stepOn(theatre, bond)(player(theatre, 'investor', 0, house), 'put.declare', { obligation: option.id, amount })
}
