import { listSeatedParties } from '#db/queries/parties.ts'
import { insertPrecedents } from '#db/queries/precedents.ts'
import { listItems, listReplies, listRounds } from '#db/queries/rounds.ts'
import type { Row } from '#db/schema.ts'
import type { Desk } from '../commands/desk.server.ts'
import { anonymise, type Known } from './anonymise.ts'

/**
 * When the registration is granted, what was asked by the review and answered to its satisfaction is kept for the house
 * that answered, without the names and figures of the deal. In-house opinions are nobody's precedent.
 */
export async function keepPrecedents(desk: Desk, run: Row<'run'>, at: string): Promise<void> {
  const rounds = (await listRounds(desk.tx, run.id)).filter(({ origin }) => origin !== 'internal')
  if (rounds.length === 0) return
  const items = await listItems(
    desk.tx,
    rounds.map(({ id }) => id),
  )
  const accepted = items.filter(({ state }) => state === 'accepted')
  if (accepted.length === 0) return
  const parties = await listSeatedParties(desk.tx, desk.project.id, at)
  const lead = parties.find(({ capacity }) => capacity === 'lead-underwriter')
  if (!lead) return
  const known = await namesOf(desk, parties)
  const replies = new Map(
    (
      await listReplies(
        desk.tx,
        accepted.map(({ id }) => id),
      )
    ).map((reply) => [reply.item, reply]),
  )
  await insertPrecedents(
    desk.tx,
    accepted.flatMap((item) => {
      const reply = replies.get(item.id)
      if (!reply) return []
      const round = rounds.find(({ id }) => id === item.round)
      return [
        {
          item: item.id,
          organisation: lead.organisation,
          category: anonymise(item.category, known),
          title: anonymise(item.title, known),
          question: anonymise(item.question, known),
          answer: anonymise(reply.text, known),
          verification: reply.verification ? anonymise(reply.verification, known) : null,
          origin: round?.origin ?? 'review',
          at,
        },
      ]
    }),
  )
}

type Parties = Awaited<ReturnType<typeof listSeatedParties>>

async function namesOf({ tx, project }: Desk, parties: Parties): Promise<Known> {
  const offerings = await tx.selectFrom('offering').select('name').where('project', '=', project.id).execute()
  const facts = await tx.selectFrom('fact').select('value').where('project', '=', project.id).execute()
  return [
    project.name,
    project.number,
    ...parties.flatMap(({ name, persons }) => [name, ...persons.map((person) => person.name)]),
    ...offerings.map(({ name }) => name),
    ...facts.flatMap(({ value }) => namesIn(JSON.parse(value))),
  ]
}

/** Texts of facts that stand under a name: firms, persons, projects, patents. */
function namesIn(value: unknown, under = ''): string[] {
  if (typeof value === 'string')
    return /name|person|title|controller|holder/i.test(under) && value.length <= 60 ? [value] : []
  if (Array.isArray(value)) return value.flatMap((each) => namesIn(each, under))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, each]) => namesIn(each, key))
  return []
}
