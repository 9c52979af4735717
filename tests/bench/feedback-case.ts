import { openProject } from '#app/commands/open-project.server.ts'
import type { Db } from '#db/connect.ts'
import type { Database } from '#db/schema.ts'
import {
  actor,
  go,
  openRegistration,
  plain,
  seatReviewers,
  seedOrganisations,
  seedPerson,
  type TestPorts,
} from '#tests/support/desk.ts'

const maker = actor('maker-1', 'org-bank', 'lead-underwriter.maker')
const checker = actor('checker-1', 'org-bank', 'lead-underwriter.checker')
export const reviewer = actor('reviewer-1', 'org-nafmii', 'venue-review.first')

export const items = [
  {
    title: '募集资金用途',
    category: '募集资金',
    severity: '重大',
    question: '请说明投向科技创新领域比例的测算口径，并列示分母。',
  },
  {
    title: '研发投入',
    category: '科技属性',
    severity: '一般',
    question: '请核对研发投入与审计报告附注之间的差异，并说明原因。',
  },
  {
    title: '核心技术人员',
    category: '公司治理',
    severity: '文字',
    question: '请补充最近一年核心技术人员的变动情况及影响。',
  },
]

/** A project under review, brought there by the real commands: the next step is `feedback.issue`. */
export async function projectUnderReview(db: Db, ports: TestPorts): Promise<string> {
  await seedOrganisations(db)
  for (const person of ['reviewer-1', 'reviewer-2']) await seedPerson(db, person, 'org-nafmii')
  const opened = await openProject(
    db,
    {
      form: {
        name: '26星河智造MTN001',
        issuer: 'org-issuer',
        issuerKind: 'tech-firm',
        route: 'interbank',
        venue: 'NAFMII',
        product: 'MTN',
        placement: 'public',
      },
      seats: [
        { capacity: 'issuer', organisation: 'org-issuer', persons: [] },
        { capacity: 'lead-underwriter', organisation: 'org-bank', persons: [] },
      ],
      actor: maker,
      key: 'open',
    },
    ports,
  )
  if (!opened.ok) throw new Error(opened.message)
  const run = await openRegistration(db, ports, opened.project)
  await go(db, ports, run, maker, 'filing.request-review')
  await go(db, ports, run, checker, 'filing.clear', { opinion: '同意报送' })
  await go(db, ports, run, maker, 'filing.submit')
  await go(db, ports, run, plain('venue-intake', 'org-nafmii'), 'filing.accept')
  await seatReviewers(db, opened.project)
  await go(db, ports, run, reviewer, 'review.begin')
  return opened.project
}

/** Tables that hang on a project, parents first. */
const copied = [
  'project',
  'seat',
  'assignment',
  'registration',
  'run',
  'event',
  'clock',
  'clock_entry',
  'task',
  'filing',
  'outbox',
] as const satisfies (keyof Database)[]

/** Copies a project `count` times by giving every id of its own a suffix; returns the runs of the copies. */
export async function copies(
  db: Db,
  project: string,
  count: number,
  from = 0,
): Promise<{ run: string; revision: number }[]> {
  const tables = await Promise.all(copied.map(async (table) => [table, await rowsOf(db, table, project)] as const))
  const ids = new Set(tables.flatMap(([, rows]) => rows.map((row) => row.id)).filter((id) => id !== undefined))
  const run = tables.find(([table]) => table === 'run')?.[1].find((row) => row.stage === 'registration')
  const made = []
  for (let copy = from; copy < from + count; copy += 1) {
    const renamed = (row: Record<string, unknown>) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => [
          column,
          typeof value === 'string' && (ids.has(value) || column === 'number') ? `${value}~${copy}` : value,
        ]),
      )
    for (const [table, rows] of tables) {
      if (rows.length > 0)
        await db
          .insertInto(table)
          .values(rows.map(renamed) as never)
          .execute()
    }
    made.push({ run: `${String(run?.id)}~${copy}`, revision: Number(run?.revision) })
  }
  return made
}

async function rowsOf(db: Db, table: (typeof copied)[number], project: string): Promise<Record<string, unknown>[]> {
  if (table === 'project') return db.selectFrom('project').selectAll().where('id', '=', project).execute()
  if (table === 'assignment') {
    return db
      .selectFrom('assignment')
      .selectAll()
      .where('seat', 'in', db.selectFrom('seat').select('id').where('project', '=', project))
      .execute()
  }
  if (table === 'clock_entry') {
    return db
      .selectFrom('clock_entry')
      .selectAll()
      .where('clock', 'in', db.selectFrom('clock').select('id').where('project', '=', project))
      .execute()
  }
  return db.selectFrom(table).selectAll().where('project', '=', project).execute() as Promise<Record<string, unknown>[]>
}
