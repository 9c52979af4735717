import { inviteInvestors } from '#app/commands/invite-investors.server.ts'
import { placeBid } from '#app/commands/place-bid.server.ts'
import type { Row } from '#db/schema.ts'
import { bookOfIssue } from '../book-of-issue.ts'
import type { Player } from '../cast.ts'
import type { Issue } from '../outline.ts'
import { actorOf, allowed, player, runOf, type Theatre } from '../theatre.ts'

type Booked = { offering: string; lines: Row<'line'>[]; issue: Issue; until: string }

/** Every bid by its own investor through the book, spread over its hours: so the reported coupon and multiple come out. */
export async function placeBids(theatre: Theatre, { offering, lines, issue, until }: Booked): Promise<void> {
  const { clock, db, ports } = theatre
  const run = (await runOf(theatre, 'issuance', offering)).id
  const entries = bookOfIssue(issue, clock.now()).bids.flatMap(({ line, bids }) =>
    bids.map((bid) => ({ bid, line: lines.find(({ name }) => name === line.name.value)?.id ?? '' })),
  )
  const names = [...new Set(entries.map(({ bid }) => bid.investor))].sort()
  const players = new Map(names.map((name, at) => [name, investorAt(theatre, at)]))
  clock.pass(60)
  const organisations = [...players.values()].map(({ organisation }) => organisation)
  const bank = await actorOf(theatre, player(theatre, 'lead-underwriter'), run)
  allowed('investor.invite', await inviteInvestors(db, { run, organisations, actor: bank, key: ports.newId() }, ports))
  const opened = Date.parse(clock.now())
  const closes = Date.parse(`${issue.book.on}T${until}:00+08:00`)
  const pause = Math.max(1, Math.floor((closes - opened) / 1000 / (entries.length + 1)))
  for (const { bid, line } of entries) {
    clock.pass(Math.min(pause, 600))
    const who = players.get(bid.investor)
    if (!who) continue
    const form = { line, rate: bid.level, amount: bid.fen }
    const actor = await actorOf(theatre, who, run)
    allowed('bid.place', await placeBid(db, { run, form, actor, key: ports.newId() }, ports))
  }
  await theatre.settle()
}

/** The n-th name of the book is played by the n-th investor of the cast, whatever that house is called. */
function investorAt({ cast }: Theatre, at: number): Player {
  const house = cast.investors[at]
  const found = cast.players.find(({ organisation, capacity }) => organisation === house?.id && capacity === 'investor')
  if (!found) throw new Error(`Nobody plays investor ${at + 1}`)
  return found
}
