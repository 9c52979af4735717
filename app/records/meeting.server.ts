import { findPerson, insertAssignment } from '#db/queries/seats.ts'
import { refuses } from '#workflows/kit/finding.ts'
import { registrationEvents } from '#workflows/registration/events.ts'
import { type Desk, refused } from '../commands/desk.server.ts'
import { recusalOf } from '../given/recusal.server.ts'
import type { Recording, RecordStep } from './record.server.ts'
import { seatOrganisation } from './seat.server.ts'

const insertMeeting = async (
  desk: Desk,
  run: string,
  heldOn: string,
  minutes: string | null,
  at: string,
): Promise<string> => {
  const id = desk.ports.newId()
  const row = { id, project: desk.project.id, run, held_on: heldOn, conclusion: null, minutes, created_at: at }
  await desk.tx.insertInto('meeting').values(row).execute()
  return id
}

/** Five experts sit in one meeting and see its papers only: their seats are bound to this run. */
export const meeting: RecordStep = async ({ desk, run, event }) => {
  const { heldOn, experts } = registrationEvents['meeting.convene'].parse(event.data)
  if (new Set(experts).size !== experts.length) throw refused('同一名专家不能列两次。', { experts: ['专家不能重复'] })
  await refuseTied(desk, experts, event.stamp.at)
  const id = await insertMeeting(desk, run.id, heldOn, null, event.stamp.at)
  for (const person of experts) await seatExpert(desk, run.id, person, event.stamp.at, event.stamp.by.person)
  const ballots = experts.map((person) => ({
    meeting: id,
    person,
    vote: null,
    opinion: null,
    cast_at: null,
    consented_at: null,
  }))
  await desk.tx.insertInto('ballot').values(ballots).execute()
}

/** 回避: nobody with a tie to a party of the project sits in its meeting. */
async function refuseTied(desk: Desk, experts: readonly string[], at: string): Promise<void> {
  const people = (await Promise.all(experts.map((id) => findPerson(desk.tx, id)))).filter((row) => row !== undefined)
  const findings = [...(await recusalOf(desk, people, at)).values()].flat()
  const conflict = findings.find(refuses)
  if (conflict) throw refused(`名单中有专家须回避：${conflict.because}。`, { experts: [conflict.because] })
}

async function seatExpert(desk: Desk, run: string, person: string, at: string, by: string): Promise<void> {
  const known = await findPerson(desk.tx, person)
  if (!known) throw refused('名单中有人不在专家库。', { experts: ['请从专家库中选择'] })
  const seat = await seatOrganisation(desk, { capacity: 'expert', organisation: known.organisation, run, at })
  await insertAssignment(desk.tx, {
    id: desk.ports.newId(),
    seat,
    person,
    duty: 'maker',
    from_at: at,
    until_at: null,
    on_behalf_of: null,
    assigned_by: by,
  })
}

const lastMeeting = async ({ desk, run }: Recording): Promise<string> => {
  const row = await desk.tx
    .selectFrom('meeting')
    .select('id')
    .where('run', '=', run.id)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  return row.id
}

export const vote: RecordStep = async (recording) => {
  const { desk, event, params } = recording
  const id = await lastMeeting(recording)
  const { at, by } = event.stamp
  const change =
    params.step === 'consent'
      ? { consented_at: at }
      : { ...pick(registrationEvents['meeting.vote'].parse(event.data)), cast_at: at }
  await desk.tx.updateTable('ballot').set(change).where('meeting', '=', id).where('person', '=', by.person).execute()
}

const pick = ({ vote, opinion }: { vote: string; opinion: string }) => ({ vote, opinion })

/** A recorded meeting: the minutes stand for the votes (代录). */
export const minute: RecordStep = async ({ desk, run, event }) => {
  const { accept, conditional, postpone, document } = registrationEvents['meeting.minute'].parse(event.data)
  if (accept + conditional + postpone !== 5)
    throw refused('会议由五名专家表决，三类票数合计须为 5。', { accept: ['合计须为 5'] })
  await insertMeeting(desk, run.id, event.stamp.at.slice(0, 10), document, event.stamp.at)
}
