import { listColleagues } from '#db/queries/reviewers.ts'
import { findSeat, insertAssignment, listSittingPeople, type SittingPerson } from '#db/queries/seats.ts'
import type { Row } from '#db/schema.ts'
import { dutiesOf, dutyTitles, watches } from '#workflows/kit/organisation-kinds.ts'
import { type Actor, type Capacity, capacities, type Duty } from '#workflows/kit/seats.ts'
import { refuse } from '#workflows/kit/step.ts'
import { type Desk, log, refusal, refused } from './desk.server.ts'

export type SeatTeam = { seat: Row<'seat'>; capacity: Capacity; team: SittingPerson[] }

const stranger = refuse('unavailable', '没有这个席位，或它不归您的机构。')

/**
 * The seat and its team, for whoever may arrange it: a member of the team, or, where nobody is named or all who are have
 * been disabled, anybody of the organisation in that capacity. A recorded seat has no team here.
 */
export async function teamOf(desk: Desk, id: string, actor: Actor): Promise<SeatTeam> {
  const seat = await findSeat(desk.tx, id)
  const capacity = seat?.capacity as Capacity | undefined
  if (!seat || !capacity || seat.project !== desk.project.id || seat.until_at !== null) throw refusal(stranger)
  const acts = actor.seats.some((held) => held.split('.')[0] === capacity)
  if (seat.organisation !== actor.organisation || !acts) throw refusal(stranger)
  if (seat.mode === 'recorded') throw refused('这个席位为代录，由主承销商经办录入、第二人确认，不安排人员。')
  const team = await listSittingPeople(desk.tx, id, desk.ports.now())
  const able = team.filter(({ disabled_at }) => disabled_at === null)
  if (able.length > 0 && !able.some(({ person }) => person === actor.person))
    throw refused('本席位已指定人员，由其中的人安排。')
  return { seat, capacity, team }
}

/**
 * Refuses whoever may not take a duty: a stranger to the house, somebody without the duty, who has it already, or who holds
 * the duty that watches over it on this seat. Four eyes are kept by person at the step itself; here it is told early.
 */
export async function refuseUnable(
  desk: Desk,
  { seat, capacity, team }: SeatTeam,
  person: string,
  duty: Duty,
  field: string,
): Promise<string> {
  const colleagues = await listColleagues(desk.tx, seat.organisation, capacity, desk.ports.now())
  const known = colleagues.find(({ id }) => id === person)
  const at = (message: string) => refused(`${message}。`, { [field]: [message] })
  if (!known) throw at(`请从本机构的${capacities[capacity].title}人员中选择`)
  if (!dutiesOf(capacity).includes(duty) || !known.duties.split(' ').includes(duty))
    throw at(`${known.name}没有${dutyTitles[duty]}的职责`)
  const held = team.filter((one) => one.person === person)
  if (held.some((one) => one.duty === duty)) throw at(`${known.name}已经担任${dutyTitles[duty]}`)
  const other = watches[duty]
  if (other && held.some((one) => one.duty === other))
    throw at(`${known.name}已是${dutyTitles[other]}，${dutyTitles[other]}与${dutyTitles[duty]}须由两人担任`)
  return known.name
}

type Sits = {
  seat: string
  person: string
  duty: Duty
  from: string
  until: string | null
  onBehalfOf: string | null
  by: string
}

export async function sit(desk: Desk, { seat, person, duty, from, until, onBehalfOf, by }: Sits): Promise<void> {
  await insertAssignment(desk.tx, {
    id: desk.ports.newId(),
    seat,
    person,
    duty,
    from_at: from,
    until_at: until,
    on_behalf_of: onBehalfOf,
    assigned_by: by,
  })
}

/** A line in the project's chain, of no run: who works on it. */
export async function logSeat(desk: Desk, type: string, data: unknown, by: Actor): Promise<string> {
  const id = desk.ports.newId()
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  await log(desk, { ...nothing, id, type, data, by, at: desk.ports.now() })
  return id
}
