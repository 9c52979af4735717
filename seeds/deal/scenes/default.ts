import { listObligations, listPayments } from '#db/queries/bonds.ts'
import type { Row } from '#db/schema.ts'
import { addWorkingDays } from '#workflows/calendar/calendar.ts'
import { readTerms } from '#workflows/outstanding/terms.ts'
import { marketOf } from '../books.ts'
import type { Player } from '../cast.ts'
import { letLapse } from '../clockwork.ts'
import { after, partOf, recoveredPercent } from '../default-terms.ts'
import { player, runOf, type Theatre } from '../theatre.ts'
import { stepOn } from './bond-step.ts'
import { claimsScene } from './claims.ts'

/** Who speaks for the holders: the trustee where there is one, else the lead underwriter. */
const forHolders = (theatre: Theatre, n: number): Player =>
  theatre.cast.players.some(({ capacity }) => capacity === 'trustee')
    ? player(theatre, 'trustee', n)
    : player(theatre, 'lead-underwriter', n)

/**
 * The first payment is missed: grace, default, acceleration, claims on each arrangement, recoveries, the loss shared to the
 * fen, and the end of it. Told of invented issuers only.
 */
export function defaultScene(theatre: Theatre, bond: Row<'bond'>, owed: readonly Row<'obligation'>[]): void {
  const { agenda, deal } = theatre
  const missed = owed.find(({ kind }) => kind === 'interest' || kind === 'redemption')
  if (!missed) return
  const market = marketOf(deal)
  const step = stepOn(theatre, bond)
  const defaultedOn = addWorkingDays(market, missed.due_on, readTerms(bond.terms).graceDays + 1)
  const on = (days: number) => addWorkingDays(market, defaultedOn, days)
  agenda.enter(defaultedOn, '09:10', async () => letLapse(theatre, (await runOf(theatre, 'outstanding', bond.id)).id))
  agenda.enter(defaultedOn, '10:30', () =>
    step(player(theatre, 'issuer'), 'matter.report', {
      kind: '未能按期偿付',
      occurredOn: defaultedOn,
      description: `${missed.title}于宽限期届满时仍未支付。（示例）`,
    }),
  )
  agenda.enter(on(after.accelerated), '10:00', () => accelerate(theatre, bond, on(after.accelerated)))
  claimsScene(theatre, bond, on)
  agenda.enter(on(after.recovered), '14:00', () => recover(theatre, bond, on(after.recovered)))
  agenda.enter(on(after.settled), '10:00', async () => {
    await step(forHolders(theatre, 0), 'settlement.propose', { summary: '回收与代偿均已到位，处置终结。（示例）' })
    await step(forHolders(theatre, 1), 'settlement.confirm')
  })
}

/** The holders' meeting makes what is left fall due at once; where the principal is overdue already there is nothing to do. */
async function accelerate(theatre: Theatre, bond: Row<'bond'>, on: string): Promise<void> {
  const owed = await listObligations(theatre.db, bond.id)
  if (!owed.some(({ kind, state }) => kind === 'redemption' && state === 'due')) return
  const resolution = '经出席会议的持有人所持表决权三分之二以上同意，宣布本息加速到期。（示例）'
  await stepOn(theatre, bond)(forHolders(theatre, 0), 'maturity.accelerate', { meetingOn: on, resolution })
}

/** What no arrangement covers: securities are realised up to what they were pledged for, the issuer pays a part. */
async function recover(theatre: Theatre, bond: Row<'bond'>, on: string): Promise<void> {
  const step = stepOn(theatre, bond)
  const pledged = await theatre.db
    .selectFrom('arrangement')
    .select(['actual', 'planned'])
    .where('project', '=', theatre.project)
    .where('instrument', '=', 'pledge')
    .execute()
  const security = pledged.reduce((sum, { actual, planned }) => sum + (actual ?? planned), 0)
  const collateral = Math.min(security, await arrearsOf(theatre, bond))
  const book = (source: 'issuer' | 'collateral', amount: number) =>
    step(forHolders(theatre, 0), 'recovery.book', { source, amount, receivedOn: on, note: '示例' })
  if (collateral > 0) await book('collateral', collateral)
  const fromIssuer = partOf(await arrearsOf(theatre, bond), recoveredPercent)
  if (fromIssuer > 0) await book('issuer', fromIssuer)
}

async function arrearsOf({ db }: Theatre, bond: Row<'bond'>): Promise<number> {
  const overdue = (await listObligations(db, bond.id)).filter(({ state }) => state === 'overdue')
  const ids = overdue.map(({ id }) => id)
  const paid = (await listPayments(db, bond.id)).filter(
    ({ obligation }) => obligation !== null && ids.includes(obligation),
  )
  const sum = (rows: readonly { amount: number | null }[]) =>
    rows.reduce((total, { amount }) => total + (amount ?? 0), 0)
  return sum(overdue) - sum(paid)
}
