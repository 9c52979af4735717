import { findOrganisation, findOrganisationOfKind, insertSeats, listSeatsOf } from '#db/queries/seats.ts'
import { type Capacity, capacities, walls } from '#workflows/kit/seats.ts'
import { type Desk, refused } from '../commands/desk.server.ts'

type Seating = { capacity: Capacity; organisation: string; run: string | null; at: string }

/** Seats an organisation, once. Refuses one that sits behind a wall from this capacity on the same project. */
export async function seatOrganisation(desk: Desk, { capacity, organisation, run, at }: Seating): Promise<string> {
  const known = await findOrganisation(desk.tx, organisation)
  if (!known) throw refused('没有这家机构，请先在机构名录中登记。')
  const seated = await listSeatsOf(desk.tx, desk.project.id, capacity, run)
  const already = seated.find((seat) => seat.organisation === organisation && seat.run === run)
  if (already) return already.id
  await refuseWalled(desk, capacity, organisation, known.name)
  const id = desk.ports.newId()
  const seat = {
    id,
    project: desk.project.id,
    run,
    capacity,
    organisation,
    mode: 'platform' as const,
    from_at: at,
    until_at: null,
  }
  await insertSeats(desk.tx, [seat])
  return id
}

async function refuseWalled(desk: Desk, capacity: Capacity, organisation: string, name: string): Promise<void> {
  const held = await desk.tx
    .selectFrom('seat')
    .select('capacity')
    .where('project', '=', desk.project.id)
    .where('organisation', '=', organisation)
    .where('until_at', 'is', null)
    .execute()
  const wall = walls.find(([a, b]) =>
    held.some((seat) => (seat.capacity === a && capacity === b) || (seat.capacity === b && capacity === a)),
  )
  if (wall) throw refused(`${name}不能担任${capacities[capacity].title}：${wall[2]}。`)
}

/** Seats of an authority begin with the filing; before that a project does not exist for it. */
export async function seatAuthority(desk: Desk, capacity: Capacity, kind: string, at: string): Promise<void> {
  const seated = await listSeatsOf(desk.tx, desk.project.id, capacity, null)
  if (seated.length > 0) return
  const organisation = await findOrganisationOfKind(desk.tx, kind)
  if (!organisation)
    throw refused(`平台上还没有「${capacities[capacity].title}」所属的机构，请管理员登记，或将该席位改为代录。`)
  await insertSeats(desk.tx, [
    {
      id: desk.ports.newId(),
      project: desk.project.id,
      run: null,
      capacity,
      organisation: organisation.id,
      mode: 'platform',
      from_at: at,
      until_at: null,
    },
  ])
}
