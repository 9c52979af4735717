import type { Db } from '#db/connect.ts'
import { bigrams } from '#db/queries/search.ts'
import { atBirth, registrationContext } from '#workflows/registration/context.ts'

const states = ['filed', 'accepted', 'reviewing', 'asked', 'concurring', 'to-meeting', 'granting'] as const
const awaits: Record<(typeof states)[number], string> = {
  filed: 'venue-intake',
  accepted: 'venue-review',
  reviewing: 'venue-review',
  asked: 'lead-underwriter issuer',
  concurring: 'venue-review',
  'to-meeting': 'venue-secretary',
  granting: 'venue-secretary',
}
const opened = '2026-02-02T01:00:00.000Z'
const pad = (n: number) => String(n).padStart(5, '0')

/** The day a clock of this case runs out; spread over March so that many cases share one. */
export const dueDay = (n: number) => `2026-03-${String(2 + (n % 28)).padStart(2, '0')}`

/**
 * So many cases on the desk of org-nafmii, written as rows: the queue is read, not played. Every third is in the green
 * channel, those that were asked have their clock held.
 */
export async function seedCases(db: Db, count: number): Promise<void> {
  const context = JSON.stringify(registrationContext.parse(atBirth))
  for (let from = 0; from < count; from += 100) {
    const numbers = Array.from({ length: Math.min(100, count - from) }, (_, at) => from + at)
    await db.insertInto('project').values(numbers.map(projectRow)).execute()
    await db
      .insertInto('seat')
      .values(
        numbers.map((n) => ({
          id: `seat-${pad(n)}`,
          project: `project-${pad(n)}`,
          run: null,
          capacity: 'venue-review',
          organisation: 'org-nafmii',
          mode: 'platform' as const,
          from_at: opened,
          until_at: null,
        })),
      )
      .execute()
    await db
      .insertInto('run')
      .values(numbers.map((n) => runRow(n, context)))
      .execute()
    await db.insertInto('clock').values(numbers.map(clockRow)).execute()
    await db
      .insertInto('clock_entry')
      .values(
        numbers.map((n) => ({
          id: `entry-${pad(n)}`,
          clock: `clock-${pad(n)}`,
          ordinal: 1,
          kind: 'start',
          at: opened,
          days: 20,
          reason: '受理',
          event: null,
        })),
      )
      .execute()
    await db
      .insertInto('search_text')
      .values(
        numbers.map((n) => ({
          kind: 'project',
          id: `project-${pad(n)}`,
          project: `project-${pad(n)}`,
          grams: [`26星河智造PPN${pad(n)}`, '91440300MA5EXAMPLE'].map(bigrams).join(' \u0001 '),
        })),
      )
      .execute()
  }
}

const projectRow = (n: number) => ({
  id: `project-${pad(n)}`,
  seq: 1,
  head: '',
  number: `NAFMII-2026-${pad(n)}`,
  name: `26星河智造PPN${pad(n)}`,
  issuer: 'org-issuer',
  issuer_kind: 'tech-firm',
  route: 'interbank',
  venue: 'NAFMII',
  product: 'PPN',
  private_at: opened,
  region: null,
  continues: null,
  green_at: n % 3 === 0 ? opened : null,
  green_until: null,
  sample: 'invented' as const,
  opened_at: opened,
  opened_by: 'banker-1',
  closed_at: null,
})

const stateOf = (n: number) => states[n % states.length] ?? 'filed'

const runRow = (n: number, context: string) => ({
  id: `run-${pad(n)}`,
  project: `project-${pad(n)}`,
  stage: 'registration',
  subject_kind: 'registration',
  subject_id: `registration-${pad(n)}`,
  ordinal: 1,
  parent_run: null,
  opened_by_event: null,
  stage_version: 1,
  state: stateOf(n),
  context,
  status: 'active' as const,
  awaiting: awaits[stateOf(n)],
  revision: 0,
  opened_at: opened,
  changed_at: opened,
})

const clockRow = (n: number) => {
  const held = stateOf(n) === 'asked'
  return {
    id: `clock-${pad(n)}`,
    project: `project-${pad(n)}`,
    run: `run-${pad(n)}`,
    name: 'review',
    side: 'review',
    budget: 20,
    unit: 'working-day' as const,
    calendar: 'statutory',
    state: held ? ('paused' as const) : ('running' as const),
    started_at: opened,
    due_on: held ? null : dueDay(n),
    due_at: null,
    provisional_at: null,
    on_due: null,
    basis: '{"document":"注册工作流程","standing":"provisional"}',
    stopped_at: null,
  }
}
