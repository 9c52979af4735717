import { listObligations } from '#db/queries/bonds.ts'
import type { Row } from '#db/schema.ts'
import { addWorkingDays, workingDayOnOrBefore } from '#workflows/calendar/calendar.ts'
import { addDays, type IsoDay } from '#workflows/calendar/day.ts'
import { calendars } from '#workflows/calendar/tables.ts'
import { marketOf } from '../books.ts'
import type { IssueDays } from '../issue-days.ts'
import { player, type Theatre } from '../theatre.ts'
import { standing, stepOn } from './bond-step.ts'
import { defaultScene } from './default.ts'
import { proceedsScene } from './proceeds.ts'
import { putScene } from './put.ts'
import { trackRating } from './tracking.ts'

/** A bond from its listing: what was raised is used and reported on; then everything it owes, as far as the story goes. */
export function livingScene(theatre: Theatre, bond: Row<'bond'>, days: IssueDays): Promise<void> {
  proceedsScene(theatre, bond, days)
  return dutiesScene(theatre, bond, days.listingOn)
}

/** A story that ends with the bond outstanding goes on until the last of its issues has reported. */
const lastDay = ({ ending, days }: Theatre): IsoDay | null =>
  ending === 'outstanding'
    ? (days.issues
        .map(({ reportedOn }) => reportedOn)
        .sort()
        .at(-1) ?? null)
    : null

async function dutiesScene(theatre: Theatre, bond: Row<'bond'>, from: IsoDay): Promise<void> {
  const last = lastDay(theatre)
  const owed = (await listObligations(theatre.db, bond.id)).filter(({ due_on }) => last === null || due_on <= last)
  const paying = theatre.ending !== 'default'
  for (const one of owed) {
    if (one.kind === 'disclosure' || one.kind === 'tracking') report(theatre, bond, one, from)
    else announce(theatre, bond, one, from)
    if (paying && one.kind === 'put')
      putScene(theatre, bond, one, from, owed.find(({ kind }) => kind === 'put')?.id === one.id)
    if (paying && one.kind === 'interest') pay(theatre, bond, one)
    if (paying && one.kind === 'redemption') redeem(theatre, bond, one)
  }
  if (!paying) defaultScene(theatre, bond, owed)
}

const later = (day: IsoDay, from: IsoDay): IsoDay => (day < from ? from : day)

/** A report leaves two working days before it is due; a tracking rating through the agency's own committee. */
function report(
  theatre: Theatre,
  bond: Row<'bond'>,
  { id, kind, title, due_on }: Row<'obligation'>,
  from: IsoDay,
): void {
  const before = workingDayOnOrBefore(calendars.statutory, addDays(due_on, -2))
  const step = stepOn(theatre, bond)
  const filedOn = later(before, from)
  theatre.agenda.enter(filedOn, '16:10', async () => {
    if (!(await standing(theatre, id))) return
    if (kind === 'tracking') await trackRating(theatre, filedOn)
    if (!(await standing(theatre, id))) return
    const who = title.includes('受托管理') ? player(theatre, 'trustee') : player(theatre, 'issuer')
    await step(who, 'disclosure.file', { obligation: id, filedOn, document: title })
  })
}

/** 付息、兑付、回售公告: a working day before the last on which it is in time. */
function announce(theatre: Theatre, bond: Row<'bond'>, { id, due_on }: Row<'obligation'>, from: IsoDay): void {
  const step = stepOn(theatre, bond)
  const day = later(addWorkingDays(marketOf(theatre.deal), due_on, -6), from)
  theatre.agenda.enter(day, '16:05', async () => {
    if (await standing(theatre, id))
      await step(player(theatre, 'issuer'), 'notice.publish', { obligation: id, publishedOn: day })
  })
}

/** A coupon on its day; the last one goes with the principal. */
function pay(theatre: Theatre, bond: Row<'bond'>, { id, due_on }: Row<'obligation'>): void {
  const step = stepOn(theatre, bond)
  theatre.agenda.enter(due_on, '10:00', async () => {
    const owed = await standing(theatre, id)
    const principal = (await listObligations(theatre.db, bond.id)).find(
      ({ kind, state }) => kind === 'redemption' && state === 'due',
    )
    if (owed && principal && principal.due_on !== due_on)
      await step(player(theatre, 'issuer'), 'interest.pay', { obligation: id, paidOn: due_on })
  })
}

function redeem(theatre: Theatre, bond: Row<'bond'>, { id, due_on }: Row<'obligation'>): void {
  const step = stepOn(theatre, bond)
  theatre.agenda.enter(due_on, '14:00', async () => {
    if (await standing(theatre, id)) await step(player(theatre, 'issuer'), 'redemption.pay', { paidOn: due_on })
  })
}
