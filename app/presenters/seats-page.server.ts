import { listOrganisationsOfKinds } from '#db/queries/directory.ts'
import { listSeatedParties } from '#db/queries/parties.ts'
import { listColleagues } from '#db/queries/reviewers.ts'
import { listSeats, listSeatsOf, listSittingPeople, type SittingPerson } from '#db/queries/seats.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { dutiesOf, dutyTitles, kindsHolding } from '#workflows/kit/organisation-kinds.ts'
import { type Capacity, capacities, type Duty, type Route, seatsOfRoute, walls } from '#workflows/kit/seats.ts'
import { invitable } from '../commands/add-seat.server.ts'
import { instantText } from '../components/chinese-date.ts'
import type { SeatLine } from '../components/seat-list.tsx'
import type { Session } from '../session.server.ts'
import { maySeeSeat } from '../walls.ts'
import { type FrameView, frameOf, type Room } from './project-room.server.ts'
import type { Told } from './told.ts'

type Option = { value: string; label: string }

export type SitterView = {
  id: string
  name: string
  duty: string
  spell: string
  mine: boolean
  /** Stands in for somebody. */
  deputyOf: string | null
  disabled: boolean
  /** Not yet begun. */
  future: boolean
}

export type TeamView = {
  seat: string
  title: string
  organisation: string
  recorded: boolean
  team: SitterView[]
  /** What the reader himself holds and may pass on. */
  own: Option[]
  colleagues: Option[]
  duties: Option[]
  /** Why nobody is named here by hand; null where one may. */
  elsewhere: string | null
}

export type SeatsView = {
  frame: FrameView
  parties: Told<SeatLine>[]
  teams: TeamView[]
  walls: string[]
  invite: { capacities: Option[]; organisations: Option[] } | null
  /** For the fields of a stand-in: this minute at +08:00. */
  now: string
}

/** Who sits on a project, the team of one's own house, and whom the lead underwriter may bring in. */
export async function presentSeats(room: Room, who: Session): Promise<SeatsView> {
  const { tx, project, now } = room
  const recorded = new Set(
    (await listSeats(tx, project.id)).filter(({ mode }) => mode === 'recorded').map(({ id }) => id),
  )
  const parties = (await listSeatedParties(tx, project.id, now)).filter((party) => maySeeSeat(who, party))
  const own = (await listSeatsOf(tx, project.id, who.capacity, null)).filter(
    ({ organisation }) => organisation === who.organisation,
  )
  return {
    frame: frameOf(room, 'seats'),
    parties: parties.map((party) => {
      const { seal, side, title } = capacities[party.capacity as Capacity]
      const named = party.persons.map(({ name, duty }) => `${dutyTitles[duty as Duty]} ${name}`).join('、')
      const ours = party.organisation === who.organisation
      const base = { id: party.seat, seal, side, capacity: title, organisation: party.name }
      return {
        ...base,
        ...(ours && named ? { note: named } : {}),
        ...(recorded.has(party.seat) ? { recorded: true } : {}),
      }
    }),
    teams: await Promise.all(own.map((seat) => teamView(room, who, seat.id, seat.mode === 'recorded'))),
    walls: wallsOf(who.capacity),
    invite: who.capacity === 'lead-underwriter' ? await inviteOf(room, who) : null,
    now: localMinute(now),
  }
}

async function teamView(room: Room, who: Session, seat: string, recorded: boolean): Promise<TeamView> {
  const { tx, now } = room
  const sitting = await listSittingPeople(tx, seat, now)
  const colleagues = await listColleagues(tx, who.organisation, who.capacity, now)
  return {
    seat,
    title: capacities[who.capacity].title,
    organisation: who.organisationName,
    recorded,
    team: sitting.map((one) => sitterView(one, who, now)),
    own: sitting
      .filter(({ person, on_behalf_of }) => person === who.person && on_behalf_of === null)
      .map(({ id, duty }) => ({ value: id, label: dutyTitles[duty as Duty] })),
    colleagues: colleagues.map(({ id, name }) => ({ value: id, label: id === who.person ? `${name}（我）` : name })),
    duties: dutiesOf(who.capacity).map((duty) => ({ value: duty, label: dutyTitles[duty] })),
    elsewhere: elsewhereOf(who.capacity),
  }
}

const elsewhereOf = (capacity: Capacity): string | null =>
  capacity === 'venue-review'
    ? '审核人员在审核队列中领取、退回或转办；这里只办理代理。'
    : capacity === 'expert'
      ? '评议专家由会议秘书在召集会议时确定。'
      : null

function sitterView(one: SittingPerson, who: Session, now: string): SitterView {
  const from = instantText(one.from_at, { year: true })
  const future = one.from_at > now
  return {
    id: one.id,
    name: one.name,
    duty: dutyTitles[one.duty as Duty] ?? one.duty,
    spell: one.until_at ? `${from} 至 ${instantText(one.until_at, { year: true })}` : `${from} 起`,
    mine: one.person === who.person,
    deputyOf: one.represented,
    disabled: one.disabled_at !== null,
    future,
  }
}

const wallsOf = (capacity: Capacity): string[] =>
  walls.filter(([a, b]) => a === capacity || b === capacity).map(([, , because]) => because)

async function inviteOf({ tx, project }: Room, who: Session): Promise<SeatsView['invite']> {
  const seats = seatsOfRoute[project.route as Route].filter((capacity) => invitable.includes(capacity))
  const kinds = [...new Set(seats.flatMap((capacity) => kindsHolding(capacity)))]
  const organisations = await listOrganisationsOfKinds(tx, kinds, who.sample)
  return {
    capacities: seats.map((capacity) => ({ value: capacity, label: capacities[capacity].title })),
    organisations: organisations
      .filter(({ id }) => id !== who.organisation)
      .map(({ id, name }) => ({ value: id, label: name })),
  }
}

/** 2026-11-20T19:25, as a browser's field of date and time has it. */
const localMinute = (now: string): string => {
  const there = new Date(Date.parse(now) + 8 * 3_600_000).toISOString()
  return `${legalDay(now)}${there.slice(10, 16)}`
}
