import { join } from 'node:path'
import { connect, type Db } from '#db/connect.ts'
import { capacitiesOfKind, organisationKindNames } from '#workflows/kit/organisation-kinds.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'

export type Stranger = { person: string; capacity: Capacity }

const at = '2026-01-02T00:00:00.000Z'

/** For each capacity an organisation of the right kind that sits on no project, and one person who acts in it. */
export async function addStrangers(dataFolder: string): Promise<Stranger[]> {
  const db = connect(join(dataFolder, 'kejiban.sqlite'))
  const strangers: Stranger[] = []
  for (const capacity of Object.keys(capacities) as Capacity[]) {
    // Whoever runs the platform looks after everybody: the stranger among administrators is one of another house.
    const kind = organisationKindNames.find((name) => name !== 'platform' && capacitiesOfKind(name).includes(capacity))
    strangers.push(await addStranger(db, capacity, kind ?? 'company'))
  }
  await db.destroy()
  return strangers
}

async function addStranger(db: Db, capacity: Capacity, kind: string): Promise<Stranger> {
  const [organisation, person] = [`stranger-org-${capacity}`, `stranger-${capacity}`]
  const house = { id: organisation, name: `示例外人${capacity}`, kind, credit_code: null, region: null }
  await db
    .insertInto('organisation')
    .values({ ...house, sample_at: at, created_at: at })
    .execute()
  const unseen = { disabled_at: null, last_login_at: null, last_login_from: null, must_change_at: null }
  const account = { id: person, organisation, name: '外人', email: `${person}@example.test`, password_hash: null }
  await db
    .insertInto('person')
    .values({ ...account, ...unseen, created_at: at })
    .execute()
  const membership = { person, capacity, duties: 'maker checker first second chair', venue: null }
  await db
    .insertInto('membership')
    .values({ ...membership, since: at, until: null })
    .execute()
  return { person, capacity }
}

/** Ids of one project with everything hanging from it that an address can name. */
export async function idsOfProject(dataFolder: string): Promise<{ project: string; name: string; all: Ids[] }> {
  const db = connect(join(dataFolder, 'kejiban.sqlite'), { readonly: true })
  const bond = await db.selectFrom('bond').selectAll().executeTakeFirstOrThrow()
  const { project } = bond
  const row = await db.selectFrom('project').selectAll().where('id', '=', project).executeTakeFirstOrThrow()
  const runs = await db.selectFrom('run').select('id').where('project', '=', project).execute()
  const versions = await db
    .selectFrom('filing_version')
    .innerJoin('filing', 'filing.id', 'filing_version.filing')
    .select(['filing_version.id as version', 'filing.id as filing'])
    .where('filing.project', '=', project)
    .where('filing_version.state', '=', 'ready')
    .limit(4)
    .execute()
  const facility = await db.selectFrom('facility').select('id').executeTakeFirst()
  const recording = await db.selectFrom('recording').select('id').where('project', '=', project).executeTakeFirst()
  const round = await db.selectFrom('round').select('id').where('project', '=', project).executeTakeFirst()
  const consultation = await db.selectFrom('consultation').select('id').executeTakeFirst()
  const clause = await db.selectFrom('clause_change').selectAll().where('clause', 'like', 'own.%').executeTakeFirst()
  const seat = await db
    .selectFrom('seat')
    .select('organisation')
    .where('project', '=', project)
    .executeTakeFirstOrThrow()
  const person = await db
    .selectFrom('person')
    .select('id')
    .where('organisation', '=', seat.organisation)
    .executeTakeFirstOrThrow()
  await db.destroy()
  const shared = {
    project,
    bond: bond.id,
    person: person.id,
    facility: facility?.id ?? 'none',
    recording: recording?.id ?? 'none',
    consultation: consultation?.id ?? 'none',
    round: round?.id ?? 'none',
    clause: clause?.clause ?? 'none',
    change: clause?.id ?? 'none',
  }
  const all = runs.map(({ id }, n) => ({ ...shared, run: id, ...(versions[n % versions.length] ?? {}) }))
  return { project, name: row.name, all }
}

type Ids = Record<string, string>

/** Somebody of a capacity with a seat on a project, and one with seats elsewhere only; with the project of each. */
export async function neighbours(dataFolder: string, capacity: Capacity, project: string) {
  const db = connect(join(dataFolder, 'kejiban.sqlite'), { readonly: true })
  const seats = await db
    .selectFrom('seat')
    .innerJoin('person', 'person.organisation', 'seat.organisation')
    .innerJoin('membership', 'membership.person', 'person.id')
    .select(['person.id as person', 'seat.project', 'seat.organisation'])
    .where('seat.capacity', '=', capacity)
    .where('membership.capacity', '=', capacity)
    .where('seat.mode', '=', 'platform')
    .execute()
  await db.destroy()
  const inside = seats.find((seat) => seat.project === project)
  const houses = seats.filter((seat) => seat.project === project).map(({ organisation }) => organisation)
  const outside = seats.find((seat) => !houses.includes(seat.organisation))
  if (!inside || !outside) throw new Error(`the demo has no two houses acting as ${capacity}`)
  return { inside, outside }
}
