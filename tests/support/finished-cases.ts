import type { Db } from '#db/connect.ts'

type Finished = {
  name: string
  /** The legal day on which it was under review first, and those of its registration and listing. */
  reviewedOn: string
  grantedOn: string
  listedOn?: string
  over?: { green_at?: string; green_until?: string; issuer_kind?: string; venue?: string; origin?: 'filed' | 'adopted' }
}

const morning = (day: string) => `${day}T01:00:00.000Z`

/** A case of long ago as rows: it is read for how long it took, not played. */
export async function insertFinished(db: Db, { name, reviewedOn, grantedOn, listedOn, over = {} }: Finished) {
  const { origin = 'filed', ...project } = over
  const at = morning(reviewedOn)
  await db
    .insertInto('project')
    .values({
      id: name,
      seq: 2,
      head: '',
      number: `示例-${name}`,
      name,
      issuer: 'org-issuer',
      issuer_kind: 'tech-firm',
      route: 'interbank',
      venue: 'NAFMII',
      product: 'MTN',
      sample: 'invented',
      opened_at: at,
      opened_by: 'banker-1',
      ...project,
    })
    .execute()
  await db
    .insertInto('registration')
    .values({ id: `${name}-reg`, project: name, products: 'MTN', granted_on: grantedOn, origin, created_at: at })
    .execute()
  await insertRun(db, { name, stage: 'registration', subject: `${name}-reg`, state: 'registered', at })
  await insertEvent(db, {
    project: name,
    seq: 1,
    run: `${name}-registration`,
    stage: 'registration',
    after: 'reviewing',
    at,
  })
  if (!listedOn) return
  await db
    .insertInto('offering')
    .values({
      id: `${name}-offering`,
      project: name,
      registration: `${name}-reg`,
      ordinal: 1,
      kind: 'new',
      name,
      listing_on: listedOn,
      created_at: at,
    })
    .execute()
  await insertRun(db, { name, stage: 'issuance', subject: `${name}-offering`, state: 'listed', at })
}

type Run = { name: string; stage: 'registration' | 'issuance'; subject: string; state: string; at: string }

async function insertRun(db: Db, { name, stage, subject, state, at }: Run) {
  await db
    .insertInto('run')
    .values({
      id: `${name}-${stage}`,
      project: name,
      stage,
      subject_kind: stage === 'issuance' ? 'offering' : 'registration',
      subject_id: subject,
      ordinal: 1,
      stage_version: 1,
      state,
      context: '{}',
      status: state === 'listed' ? 'done' : 'active',
      awaiting: '',
      revision: 1,
      opened_at: at,
      changed_at: at,
    })
    .execute()
}

type Event = { project: string; seq: number; run: string; stage: string; after: string; at: string }

async function insertEvent(db: Db, { project, seq, run, stage, after, at }: Event) {
  await db
    .insertInto('event')
    .values({
      id: `${project}-${seq}`,
      project,
      seq,
      run,
      stage,
      type: 'review.begin',
      data: '{}',
      given: '{}',
      by_person: 'reviewer-1',
      by_organisation: 'org-nafmii',
      by_seats: 'venue-review.first',
      at,
      state_before: 'accepted',
      state_after: after,
      revision: 1,
      previous: '',
      hash: `${project}-${seq}`,
    })
    .execute()
}
