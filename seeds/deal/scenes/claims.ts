import { listArrangements } from '#db/queries/arrangements.ts'
import { listClaims, listRecoveries } from '#db/queries/claims.ts'
import type { Row } from '#db/schema.ts'
import { coveredFen } from '#workflows/enhancement/cover.ts'
import type { Player } from '../cast.ts'
import { after, partOf, recoveredPercent } from '../default-terms.ts'
import { act, player, runOf, type Theatre } from '../theatre.ts'

type Arrangement = Row<'arrangement'>
type DayOf = (workingDays: number) => string

/** Claims of one bond on every arrangement that pays: paid, passed on to the counter-guarantee, recovered, and the loss shared. */
export function claimsScene(theatre: Theatre, bond: Row<'bond'>, on: DayOf): void {
  const { agenda } = theatre
  const each = (parents: boolean, does: (arrangement: Arrangement) => Promise<void>) => async () => {
    for (const arrangement of await listArrangements(theatre.db, theatre.project))
      if ((arrangement.parent === null) === parents) await does(arrangement)
  }
  agenda.enter(
    on(after.paid),
    '10:00',
    each(true, (one) => payClaims(theatre, bond, one, on(after.paid))),
  )
  agenda.enter(
    on(after.countered),
    '10:00',
    each(false, (one) => passOn(theatre, bond, one, on(after.countered))),
  )
  agenda.enter(
    on(after.recovered),
    '10:00',
    each(true, (one) => recoverFrom(theatre, bond, one, on(after.recovered))),
  )
  agenda.enter(
    on(after.shared),
    '10:00',
    each(false, (one) => settleLoss(theatre, bond, one)),
  )
  agenda.enter(
    on(after.shared),
    '11:00',
    each(true, (one) => settleLoss(theatre, bond, one)),
  )
}

const runOn = async (theatre: Theatre, { id }: Arrangement): Promise<string> =>
  (await runOf(theatre, 'enhancement', id)).id

function providerOf(theatre: Theatre, { provider, parent }: Arrangement, n: number): Player {
  const house = theatre.cast.houses.find(({ id }) => id === provider)
  return player(theatre, parent === null ? 'enhancer' : 'guarantor', n, house)
}

/** Claims of this bond that are not settled yet. */
async function openClaims({ db }: Theatre, bond: Row<'bond'>, arrangement: Arrangement): Promise<Row<'claim'>[]> {
  const own = await db.selectFrom('obligation').select('id').where('bond', '=', bond.id).execute()
  const ids = own.map(({ id }) => id)
  return (await listClaims(db, arrangement.id)).filter(
    ({ obligation, settled_at }) => settled_at === null && ids.includes(obligation),
  )
}

async function payClaims(theatre: Theatre, bond: Row<'bond'>, arrangement: Arrangement, on: string): Promise<void> {
  for (const { id, amount, paid } of await openClaims(theatre, bond, arrangement)) {
    if (paid !== null) continue
    await act(theatre, providerOf(theatre, arrangement, 0), await runOn(theatre, arrangement), 'claim.pay', {
      claim: id,
      amount,
      on,
    })
  }
}

/** The provider that paid claims from its counter-guarantor, who pays; what he pays is a recovery of the provider's. */
async function passOn(theatre: Theatre, bond: Row<'bond'>, counter: Arrangement, on: string): Promise<void> {
  const parent = (await listArrangements(theatre.db, theatre.project)).find(({ id }) => id === counter.parent)
  if (!parent) return
  const run = await runOn(theatre, counter)
  const house = theatre.cast.houses.find(({ id }) => id === counter.provider)
  for (const claim of await openClaims(theatre, bond, parent)) {
    const earlier = (await listClaims(theatre.db, counter.id)).reduce((sum, { amount }) => sum + amount, 0)
    const left = (counter.actual ?? counter.planned) - earlier
    const amount = coveredFen(claim.paid ?? 0, counter.cover_percent, left)
    if (amount <= 0) continue
    await act(theatre, providerOf(theatre, parent, 0), run, 'claim.file', {
      obligation: claim.obligation,
      amount,
      reason: '已代偿，请求反担保。（示例）',
    })
    await payClaims(theatre, bond, counter, on)
    const data = { claim: claim.id, amount, on, source: house?.name ?? '反担保机构' }
    await act(theatre, providerOf(theatre, parent, 0), await runOn(theatre, parent), 'recovery.book', data)
  }
}

/** The issuer pays back a part of what was paid for it. */
async function recoverFrom(theatre: Theatre, bond: Row<'bond'>, arrangement: Arrangement, on: string): Promise<void> {
  for (const claim of await openClaims(theatre, bond, arrangement)) {
    const before = (await listRecoveries(theatre.db, claim.id)).reduce((sum, { amount }) => sum + amount, 0)
    const amount = partOf((claim.paid ?? 0) - before, recoveredPercent)
    if (amount <= 0) continue
    const data = { claim: claim.id, amount, on, source: '发行人（示例）' }
    await act(theatre, providerOf(theatre, arrangement, 0), await runOn(theatre, arrangement), 'recovery.book', data)
  }
}

/** Another person than who paid confirms the loss; the plan's terms share it to the fen. */
async function settleLoss(theatre: Theatre, bond: Row<'bond'>, arrangement: Arrangement): Promise<void> {
  for (const { id, paid } of await openClaims(theatre, bond, arrangement)) {
    if (paid === null) continue
    await act(theatre, providerOf(theatre, arrangement, 1), await runOn(theatre, arrangement), 'loss.settle', {
      claim: id,
      note: '示例',
    })
  }
}
