import { listFacts } from '#db/queries/facts.ts'
import { findOfferingOfLine } from '#db/queries/offerings.ts'
import type { Row } from '#db/schema.ts'
import { workingDayOnOrBefore } from '#workflows/calendar/calendar.ts'
import { addDays } from '#workflows/calendar/day.ts'
import { factCatalogue } from '#workflows/facts/catalogue.ts'
import { partByWeights } from '#workflows/finance/largest-remainder.ts'
import { marketOf } from '../books.ts'
import type { IssueDays } from '../issue-days.ts'
import { act, player, runOf, type Theatre } from '../theatre.ts'

/** The proceeds go where the papers said, to the fen, and the issuer reports on it. A short bond does both while it lives. */
export function proceedsScene(theatre: Theatre, bond: Row<'bond'>, days: IssueDays): void {
  const { agenda, deal } = theatre
  const last = workingDayOnOrBefore(marketOf(deal), addDays(bond.maturity_on, -1))
  const earlier = (day: string) => (day < last ? day : last)
  const usedOn = earlier(days.usedOn) < days.listingOn ? days.listingOn : earlier(days.usedOn)
  const reportedOn = earlier(days.reportedOn) < usedOn ? usedOn : earlier(days.reportedOn)
  const issuer = player(theatre, 'issuer')
  const step = async (type: string, data: unknown) =>
    act(theatre, issuer, (await runOf(theatre, 'outstanding', bond.id)).id, type, data)
  agenda.enter(usedOn, '16:20', async () => {
    for (const { use, amount, tech } of await usesOf(theatre, bond))
      await step('use.book', { paidOn: usedOn, use, payee: '示例收款方', amount, tech: tech ? 'yes' : 'no' })
  })
  agenda.enter(reportedOn, '16:40', () => step('use.report', { asOf: reportedOn }))
}

type Used = { use: string; amount: number; tech: boolean }

/** Each bond's part of the uses of its issue, in proportion to what it raised. */
async function usesOf({ db, project }: Theatre, bond: Row<'bond'>): Promise<Used[]> {
  const offering = bond.line ? await findOfferingOfLine(db, bond.line) : undefined
  const facts = (await listFacts(db, project)).filter(({ key }) => key === 'proceeds.uses')
  const fact =
    facts.find(({ scope_id }) => scope_id === offering?.id) ?? facts.find(({ scope_kind }) => scope_kind === 'project')
  const uses = factCatalogue['proceeds.uses'].schema.parse(JSON.parse(fact?.value ?? '[]'))
  const parts = partByWeights(
    BigInt(bond.issued),
    uses.map(({ amount }) => BigInt(amount)),
  )
  return uses
    .map(({ title, technology }, at) => ({ use: title, amount: Number(parts[at] ?? 0n), tech: technology }))
    .filter(({ amount }) => amount > 0)
}
