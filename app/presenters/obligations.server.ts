import { findObligation, listObligationsById, listRunsOfBonds } from '#db/queries/bonds.ts'
import type { Row } from '#db/schema.ts'
import { addDays, legalDay } from '#workflows/calendar/day.ts'
import { type Venue, venues } from '#workflows/kit/seats.ts'
import type { Rulebook } from '#workflows/rulebook.ts'
import type { LoadContext } from '../load-context.ts'
import type { SignedIn } from '../reach.server.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { readableRuns } from '../run-reach.server.ts'
import { type DutyPaperView, dutyPapersOf } from './duty-papers.server.ts'
import { type ObligationLine, obligationLine } from './obligation-line.ts'

export type DutyLine = ObligationLine & { href: string; bond: string; issuer: string; sample: boolean }

export type ObligationsPage = {
  lines: DutyLine[]
  chips: { href: string; label: string; count: number; current: boolean }[]
  pager: { words: string; first?: string; next?: string }
  filter: Filter
  asOf: string
}

type Filter = 'open' | 'late' | 'month' | 'done'
type Reading = Pick<LoadContext, 'reader' | 'ports'>

const filters: readonly { key: Filter; label: string }[] = [
  { key: 'open', label: '待履行' },
  { key: 'late', label: '逾期' },
  { key: 'month', label: '三十日内' },
  { key: 'done', label: '已了结' },
]

const shownAtOnce = 50

/** What the bonds within a seat's reach owe, across projects; the next due first, what is done latest first. */
export async function presentObligations(
  { reader, ports }: Reading,
  who: SignedIn,
  asked: { filter: string | null; after: string | null },
  pageSize = shownAtOnce,
): Promise<ObligationsPage> {
  const now = ports.now()
  const rulebook = await rulebookOf(reader)
  const filter = filters.find(({ key }) => key === asked.filter)?.key ?? 'open'
  const back = filter === 'done'
  const [due, id] = (asked.after ?? '').split('~')
  let query = within(reader, who, filter, now)
    .selectAll('obligation')
    .select(['bond.name as bond_name', 'organisation.name as issuer', 'project.sample', 'project.venue'])
    .orderBy('obligation.due_on', back ? 'desc' : 'asc')
    .orderBy('obligation.id', back ? 'desc' : 'asc')
    .limit(pageSize + 1)
  if (due && id)
    query = query.where(({ or, and, eb }) =>
      or([
        eb('obligation.due_on', back ? '<' : '>', due),
        and([eb('obligation.due_on', '=', due), eb('obligation.id', back ? '<' : '>', id)]),
      ]),
    )
  const rows = await query.execute()
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  const counts = await countsOf(reader, who, now)
  const at = (key: Filter) => (key === 'open' ? '/obligations' : `/obligations?filter=${key}`)
  const more = rows.length > pageSize && last
  return {
    lines: page.map((row) => dutyLine(row, now, rulebook)),
    chips: filters.map(({ key, label }) => ({ href: at(key), label, count: counts[key], current: key === filter })),
    pager: {
      words: `共 ${counts[filter]} 项 · 每页 ${pageSize} 项 · ${back ? '近的在前' : '先到期的在前'}`,
      ...(asked.after ? { first: at(filter) } : {}),
      ...(more ? { next: `${at(filter)}${filter === 'open' ? '?' : '&'}after=${last.due_on}~${last.id}` } : {}),
    },
    filter,
    asOf: now,
  }
}

/** The papers beside the lines of one page. */
export const papersBeside = async (
  { reader, ports }: Reading,
  who: SignedIn,
  lines: readonly DutyLine[],
): Promise<Record<string, DutyPaperView>> => {
  const ids = lines.map(({ id }) => id)
  return dutyPapersOf({ reader, who, now: ports.now() }, await listObligationsById(reader, ids))
}

/** Where a duty stands, for whoever may know of its bond; null for anybody else. */
export async function placeOfDuty(
  { reader }: Pick<Reading, 'reader'>,
  who: SignedIn,
  obligation: string,
): Promise<{ project: string; bond: string; run: string } | null> {
  const duty = await findObligation(reader, obligation)
  const [run] = duty ? await listRunsOfBonds(reader, [duty.bond]) : []
  if (!duty || !run) return null
  const known = await readableRuns(reader, who).where('run.id', '=', run.id).executeTakeFirst()
  return known ? { project: duty.project, bond: duty.bond, run: run.id } : null
}

function within(reader: Reading['reader'], who: SignedIn, filter: Filter, now: string) {
  const query = reader
    .selectFrom('obligation')
    .innerJoin('bond', 'bond.id', 'obligation.bond')
    .innerJoin('project', 'project.id', 'obligation.project')
    .innerJoin('organisation', 'organisation.id', 'project.issuer')
    .where('obligation.bond', 'in', (eb) =>
      eb
        .selectFrom('run')
        .select('run.subject_id')
        .where('run.stage', '=', 'outstanding')
        .where('run.id', 'in', readableRuns(reader, who)),
    )
  if (filter === 'done') return query.where('obligation.state', 'in', ['done', 'waived'])
  if (filter === 'late') return query.where('obligation.state', '=', 'overdue')
  const open = query.where('obligation.state', 'in', ['due', 'overdue'])
  return filter === 'month' ? open.where('obligation.due_on', '<=', addDays(legalDay(now), 30)) : open
}

async function countsOf(reader: Reading['reader'], who: SignedIn, now: string): Promise<Record<Filter, number>> {
  const counted = await Promise.all(
    filters.map(async ({ key }) => {
      const { count } = await within(reader, who, key, now)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return [key, Number(count)] as const
    }),
  )
  return Object.fromEntries(counted) as Record<Filter, number>
}

const dutyLine = (
  row: Row<'obligation'> & { bond_name: string; issuer: string; sample: string; venue: string },
  now: string,
  rulebook: Rulebook,
): DutyLine => ({
  ...obligationLine(row, now, rulebook.calendars[venues[row.venue as Venue].calendar].announcedUntil),
  href: `/projects/${row.project}/bonds/${row.bond}`,
  bond: row.bond_name,
  issuer: row.issuer,
  sample: row.sample !== 'none',
})
