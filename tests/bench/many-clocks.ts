import SQLite from 'better-sqlite3'
import { projector } from '#app/jobs/projector.ts'
import type { ClockEntry } from '#workflows/calendar/clock.ts'
import { atBirth, registrationContext } from '#workflows/registration/context.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'

export const asOf = '2026-11-20T02:00:00.000Z'
const opened = '2026-10-12T01:00:00.000Z'
/** The bank whose work centre is read has so many projects, whatever the size of the house. */
const ownProjects = 40
const names = ['review', 'guidance', 'rating', 'due-diligence', 'reply'] as const
const budgets = { review: 20, guidance: 40, rating: 30, 'due-diligence': 20, reply: 20 }
const sides = {
  review: 'review',
  guidance: 'issuer',
  rating: 'independent',
  'due-diligence': 'enhancement',
  reply: 'issuer',
}

const pad = (n: number) => String(n).padStart(7, '0')

/** Begun at some hour of the two weeks before; every third was held and went on, every tenth was extended. */
function ledgerOf(n: number, budget: number): ClockEntry[] {
  const at = (day: number, hour: number) =>
    new Date(Date.parse('2026-11-02T01:00:00.000Z') + day * 86_400_000 + hour * 3_600_000).toISOString()
  const day = n % 14
  const entries: ClockEntry[] = [{ kind: 'start', at: at(day, n % 8), days: budget, reason: '受理' }]
  if (n % 3 === 0)
    entries.push(
      { kind: 'pause', at: at(day + 2, n % 7), reason: '反馈' },
      { kind: 'resume', at: at(day + 4, n % 5), reason: '回复' },
    )
  if (n % 10 === 0) entries.push({ kind: 'extend', at: at(day + 4, 6), days: 5, reason: '延期' })
  return entries
}

/**
 * A house with so many running clocks, five on every two projects, written as rows into a migrated file: the re-projection
 * is measured, not how they came about. Durability is put off while they are made.
 */
export function seedClocks(file: string, count: number): void {
  const db = new SQLite(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -262144')
  const insert = inserter(db)
  const project = projector(builtInRulebook)
  const context = JSON.stringify(registrationContext.parse(atBirth))
  db.transaction(() => {
    for (const id of ['org-issuer', 'org-bank', 'org-other', 'org-nafmii'])
      insert('organisation', { id, name: id, kind: 'bank', sample_at: opened, created_at: opened })
    for (let n = 0, made = 0; made < count; n += 1) {
      const own = Math.min(n % 2 === 0 ? 3 : 2, count - made)
      insertProject(insert, n, context)
      for (let clock = 0; clock < own; clock += 1) insertClock(insert, project, n, made + clock)
      made += own
    }
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

type Insert = (table: string, row: Record<string, unknown>) => void

function inserter(db: SQLite.Database): Insert {
  const statements = new Map<string, SQLite.Statement>()
  return (table, row) => {
    const columns = Object.keys(row)
    const known = statements.get(table)
    const statement =
      known ??
      db.prepare(`insert into "${table}" (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
    if (!known) statements.set(table, statement)
    statement.run(...Object.values(row))
  }
}

function insertProject(insert: Insert, n: number, context: string): void {
  const [id, run] = [`project-${pad(n)}`, `run-${pad(n)}`]
  const bank = n < ownProjects ? 'org-bank' : 'org-other'
  const kind = { issuer: 'org-issuer', issuer_kind: 'tech-firm', route: 'interbank', venue: 'NAFMII', product: 'MTN' }
  const named = { number: `NAFMII-2026-${pad(n)}`, name: `26星河智造MTN${pad(n)}` }
  const born = { sample: 'invented', opened_at: opened, opened_by: 'banker-1' }
  insert('project', { id, seq: 1, head: '0', ...named, ...kind, ...born })
  const seat = { run: null, mode: 'platform', from_at: opened, until_at: null }
  insert('seat', { id: `seat-${pad(n)}`, project: id, capacity: 'lead-underwriter', organisation: bank, ...seat })
  const subject = { stage: 'registration', subject_kind: 'registration', subject_id: `registration-${pad(n)}` }
  const state = { stage_version: 1, state: 'asked', context, status: 'active', awaiting: 'lead-underwriter issuer' }
  insert('run', {
    id: run,
    project: id,
    ...subject,
    ordinal: 1,
    ...state,
    revision: 0,
    opened_at: opened,
    changed_at: opened,
  })
  const task = { capacity: 'lead-underwriter', organisation: bank, person: null, since: opened }
  insert('task', { id: `task-${pad(n)}`, project: id, run, ...task, due_on: null, done_at: null, done_by: null })
}

function insertClock(insert: Insert, project: ReturnType<typeof projector>, n: number, number: number): void {
  const name = names[number % names.length]!
  const [id, budget] = [`clock-${pad(number)}`, budgets[name]]
  const entries = ledgerOf(number, budget)
  const terms = { name, side: sides[name], budget, unit: 'working-day' as const, calendar: 'statutory' }
  const asked = { id, project: '', run: '', ...terms, on_due: null, alerted: 0 }
  const due = project({ ...asked, due_on: null, due_at: null, provisional_at: null, alert_at: null }, entries, asOf)
  const row = { id, project: `project-${pad(n)}`, run: `run-${pad(n)}`, ...terms, state: 'running' }
  const basis = '{"document":"注册工作流程（示例）","standing":"provisional"}'
  insert('clock', { ...row, started_at: entries[0]!.at, ...due, on_due: null, basis, stopped_at: null, alerted: 0 })
  for (const [index, { kind, at, days, reason }] of entries.entries()) {
    insert('clock_entry', { id: `${id}-${index}`, clock: id, ordinal: index + 1, kind, at, days: days ?? null, reason })
  }
}
