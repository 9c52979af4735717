import { listColleagues, listSitting, type Sitting } from '#db/queries/reviewers.ts'
import { findPerson, insertAssignment, listSeatsOf } from '#db/queries/seats.ts'
import { refuses } from '#workflows/kit/finding.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { refuse } from '#workflows/kit/step.ts'
import { instantText } from '../components/chinese-date.ts'
import { recusalOf } from '../given/recusal.server.ts'
import { type Desk, log, refusal, refused } from './desk.server.ts'

export type ReviewDuty = 'first' | 'second'

export const dutyNames: Record<ReviewDuty, string> = { first: '主审', second: '复核' }

export type ReviewSeat = { id: string; sitting: Sitting[] }

/** The venue's review seat of this project, held by the organisation; a stranger is told nothing. */
export async function reviewSeat(desk: Desk, organisation: string): Promise<ReviewSeat> {
  const seats = await listSeatsOf(desk.tx, desk.project.id, 'venue-review', null)
  const seat = seats.find((row) => row.organisation === organisation)
  if (!seat) throw refusal(refuse('unavailable', '项目不存在，或您没有在其中的席位。'))
  if (seat.mode === 'recorded') throw refused('本项目的审核席位为代录，不在平台上领取。')
  return { id: seat.id, sitting: await listSitting(desk.tx, seat.id) }
}

/** 双人负责、回避: a member of the house, not the other reviewer of the same case, and free of conflicts of interest. */
export async function refuseUnfit(
  desk: Desk,
  { sitting }: ReviewSeat,
  person: string,
  duty: ReviewDuty,
  organisation: string,
) {
  const at = desk.ports.now()
  const colleagues = await listColleagues(desk.tx, organisation, 'venue-review', at)
  const known = await findPerson(desk.tx, person)
  if (!known || !colleagues.some(({ id }) => id === person))
    throw refused('此人不是本机构在任的审核人员。', { to: ['请从审核人员中选择'] })
  const other = sitting.find((row) => row.person === person && row.duty !== duty)
  if (other)
    throw refusal(
      refuse(
        'blocked',
        `主审与复核须由两人分别担任：${known.name}已是本项目的${dutyNames[other.duty as ReviewDuty]}。`,
      ),
    )
  const findings = (await recusalOf(desk, [known], at)).get(person) ?? []
  const conflict = findings.find(refuses)
  if (conflict) throw refusal(refuse('blocked', `须回避：${conflict.because}。`))
}

/** 已由 X 于 10:02:11 领取, so that whoever pressed second knows whom to ask. */
export const takenBy = ({ name, from_at, duty }: Sitting): string =>
  `${dutyNames[duty as ReviewDuty]}已由${name}于 ${instantText(from_at, { seconds: true })} 领取。`

export async function seatReviewer(
  desk: Desk,
  seat: ReviewSeat,
  person: string,
  duty: ReviewDuty,
  by: string,
): Promise<void> {
  await insertAssignment(desk.tx, {
    id: desk.ports.newId(),
    seat: seat.id,
    person,
    duty,
    from_at: desk.ports.now(),
    until_at: null,
    on_behalf_of: null,
    assigned_by: by,
  })
}

/** A line in the project's chain. It is about who works on the case, so it belongs to no run. */
export async function logCase(desk: Desk, type: string, data: unknown, by: Actor): Promise<string> {
  const id = desk.ports.newId()
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  await log(desk, { ...nothing, id, type, data, by, at: desk.ports.now() })
  return id
}
