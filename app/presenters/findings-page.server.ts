import { listFindings } from '#db/queries/findings.ts'
import type { Row } from '#db/schema.ts'
import type { Finding } from '#workflows/kit/finding.ts'
import type { Route } from '#workflows/kit/seats.ts'
import { ruleTitle } from '#workflows/rules/rule-titles.ts'
import { instantText } from '../components/chinese-date.ts'
import { projectFindings } from '../given/project-findings.server.ts'
import { sightOfEvent } from '../walls.ts'
import { type BasisView, basisView, storedBasisView } from './basis-view.ts'
import { eventTitle } from './event-words.ts'
import { type FrameView, frameOf, mayReadFacts, type Room } from './project-room.server.ts'

export type FindingLine = {
  key: string
  title: string
  ok: boolean | 'unknown'
  because: string
  missing: string[]
  basis: BasisView
  judgedOn: string
  /** Not ok on a published rule: nobody may go on. */
  refuses: boolean
}

export type FindingsPage = {
  frame: FrameView
  /** As the rules judge the facts at this instant; null for seats that do not read the fact base. */
  now: FindingLine[] | null
  /** What was kept with each decision, newest first. */
  kept: { event: string; title: string; at: string; lines: FindingLine[] }[]
  asOf: string
}

/** One way among several of one rule only matters where the rule is not met yet. */
const isWay = (rule: string) => /\.\d+$/.test(rule)

function worthSaying<T extends { rule: string; ok: unknown }>(found: readonly T[], met: (ok: T['ok']) => boolean): T[] {
  const open = new Set(found.filter(({ rule, ok }) => !isWay(rule) && !met(ok)).map(({ rule }) => rule))
  return found.filter(({ rule }) => !isWay(rule) || open.has(rule.replace(/\.\d+$/, '')))
}

export const findingLine = (found: Finding, at: number): FindingLine => ({
  key: `${found.rule}-${at}`,
  title: ruleTitle(found.rule),
  ok: found.ok,
  because: found.because,
  missing: found.missing,
  basis: basisView(found.basis),
  judgedOn: found.judgedOn,
  refuses: found.blocks && found.ok === false,
})

const keptLine = (row: Row<'finding'>): FindingLine => ({
  key: row.id,
  title: ruleTitle(row.rule),
  ok: row.ok === 'unknown' ? 'unknown' : row.ok === 'yes',
  because: row.because,
  missing: JSON.parse(row.missing) as string[],
  basis: storedBasisView(row.basis),
  judgedOn: row.judged_on,
  refuses: row.blocks === 1 && row.ok === 'no',
})

/** 核验结论: what the rules say now, and what they said when each decision was taken, as far as one may read that decision. */
export async function presentFindings(room: Room): Promise<FindingsPage> {
  const { tx, project, now, who } = room
  const live = mayReadFacts(who) ? worthSaying(await projectFindings(tx, project.id, now), (ok) => ok === true) : null
  return {
    frame: frameOf(room, 'findings'),
    now: live?.map(findingLine) ?? null,
    kept: await keptWith(room),
    asOf: instantText(now),
  }
}

async function keptWith(room: Room): Promise<FindingsPage['kept']> {
  const rows = await listFindings(room.tx, room.project.id)
  const ids = [...new Set(rows.flatMap(({ event }) => event ?? []))]
  if (ids.length === 0) return []
  const events = await room.tx.selectFrom('event').selectAll().where('id', 'in', ids).orderBy('seq', 'desc').execute()
  const runs = new Set(room.runs.map(({ id }) => id))
  return events
    .filter((event) => (event.run === null || runs.has(event.run)) && sightOfEvent(room.who, event) === 'all')
    .map((event) => ({
      event: event.id,
      title: eventTitle(event, room.project.route as Route),
      at: instantText(event.at, { year: true }),
      lines: worthSaying(
        rows.filter((row) => row.event === event.id),
        (ok) => ok === 'yes',
      ).map(keptLine),
    }))
}
