import type { Db } from '#db/connect.ts'
import { listChanges, listHolders, listReviewClocks } from '#db/queries/case-changes.ts'
import { listRunEvents } from '#db/queries/events.ts'
import { findProject } from '#db/queries/projects.ts'
import { listColleagues, listViews } from '#db/queries/reviewers.ts'
import { listItems, listRounds } from '#db/queries/rounds.ts'
import { findRun } from '#db/queries/runs.ts'
import { findPerson, listSeatsOf } from '#db/queries/seats.ts'
import type { Row } from '#db/schema.ts'
import { addDays, legalDay } from '#workflows/calendar/day.ts'
import { type Action, actionsFor } from '#workflows/kit/actions.ts'
import { refuses } from '#workflows/kit/finding.ts'
import type { Capacity, Route } from '#workflows/kit/seats.ts'
import { restore } from '#workflows/kit/snapshot.ts'
import { registrationContext } from '#workflows/registration/context.ts'
import { failing } from '#workflows/rules/green-channel.ts'
import { stageFor } from '#workflows/stages.ts'
import type { ReviewDuty } from '../commands/review-seat.server.ts'
import { dayText, instantText } from '../components/chinese-date.ts'
import type { DayStripProps } from '../components/day-strip.tsx'
import { givenFor, type Looking } from '../given/given.server.ts'
import { greenFindings, greenPending, inGreenChannel } from '../given/green-channel.server.ts'
import { recusalOf } from '../given/recusal.server.ts'
import type { LoadContext } from '../load-context.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { capacityOf, sightOfEvent } from '../walls.ts'
import { viewClocks } from './clock-view.server.ts'
import { eventTitle } from './event-words.ts'
import { presentCaseLine } from './queue.server.ts'
import type { QueueLine } from './queue-line.server.ts'
import type { Told } from './told.ts'

type Reading = Pick<LoadContext, 'reader' | 'ports'>

export type PaneChange = { id: string; what: string; times: number; at: string; capacity: Capacity | 'system' }
export type PaneItem = { number: number; title: string; word: string; tone: 'azure' | 'pine' | 'amber' | 'slate' }
export type PaneDuty = {
  duty: ReviewDuty
  title: string
  holder: string | null
  /** When the holder last looked at the case. */
  looked: string | null
  mine: boolean
  /** Why it cannot be taken; null when it can. Absent when this person takes no cases. */
  claim?: { blocked: string | null }
  mayHandOver: boolean
  /** Held by a colleague, and free for this person to ask for. */
  mayAsk: boolean
}

export type CasePane = {
  line: QueueLine
  due: string | null
  strip: Told<DayStripProps> | null
  changes: PaneChange[]
  changesWords: string
  round: { words: string; items: PaneItem[] } | null
  actions: Pick<Action, 'type' | 'label' | 'tone' | 'blocked'>[]
  duties: PaneDuty[]
  colleagues: { value: string; label: string }[]
  /** The days until which whoever holds the case may put it aside; null for anybody else. */
  aside: { min: string; max?: string } | null
  warnings: string[]
  /** Criteria of the green channel that no longer hold while the case is in it, or that an application meets or not. */
  green: { pending: boolean; fallen: string[] }
  /** 中止审核 or 恢复审核, where the issuer's side has applied for it and waits for the answer. */
  applied: string | null
  /** The last number of the log there was when this was shown. */
  seen: number
}

/** The opened case answers four questions in order: by when, what changed, what was asked, what may I decide. */
export async function presentCase({ reader, ports }: Reading, who: SignedIn, id: string): Promise<CasePane | null> {
  const line = await presentCaseLine({ reader, ports }, who, id)
  const run = line ? await findRun(reader, id) : undefined
  const project = line ? await findProject(reader, line.project) : undefined
  if (!line || !run || !project) return null
  const now = ports.now()
  const looking = { tx: reader, project, rulebook: await rulebookOf(reader) }
  const clocks = await viewClocks(
    looking,
    await listReviewClocks(reader, [run.id]),
    now,
    () => run.state === 'suspended',
  )
  const [clock] = clocks
  return {
    line,
    due: clock?.dueOn ? `${dayText(clock.dueOn)} 24:00` : null,
    strip: clock?.strip ?? null,
    ...(await changesOf(reader, who, run, project, !line.since.unseen)),
    round: await roundOf(reader, run),
    actions: await actionsOf(looking, who, run, now),
    ...(await dutiesOf(looking, who, now)),
    green: await greenOf(looking, now),
    aside: asideOf(line, now),
    applied: appliedFor(run),
    seen: project.seq - 1,
  }
}

function appliedFor({ state, context }: Row<'run'>): string | null {
  if (!registrationContext.parse(JSON.parse(context)).applied) return null
  return state === 'suspended' ? '恢复审核' : '中止审核'
}

function asideOf({ first, second, dueOn }: QueueLine, now: string): CasePane['aside'] {
  if (!first?.mine && !second?.mine) return null
  return { min: addDays(legalDay(now), 1), ...(dueOn ? { max: dueOn } : {}) }
}

async function greenOf(looking: PageLooking, now: string): Promise<CasePane['green']> {
  const pending = greenPending(looking.project)
  if (!pending && !inGreenChannel(looking.project)) return { pending, fallen: [] }
  return { pending, fallen: failing(await greenFindings(looking, now)).map(({ because }) => because) }
}

async function changesOf(reader: Db, who: SignedIn, run: Row<'run'>, project: Row<'project'>, seen: boolean) {
  const fresh = await listChanges(reader, who, [run])
  const history = (await listRunEvents(reader, run.id)).filter(
    (event) => event.state_before !== null && sightOfEvent(who, event) !== 'none',
  )
  const shown = fresh.length > 0 ? fresh : history.slice(-12).reverse()
  const changes: PaneChange[] = []
  for (const event of shown) {
    const what = eventTitle(event, project.route as Route)
    const last = changes.at(-1)
    // The same step several times in a row, such as items accepted one by one, is one line.
    if (last?.what === what) last.times += 1
    else changes.push({ id: event.id, what, times: 1, at: instantText(event.at), capacity: capacityOf(event) })
  }
  const unchanged = seen ? '自上次查看没有变化，最近的经过：' : '您第一次打开，最近的经过：'
  return { changes: changes.slice(0, 5), changesWords: fresh.length > 0 ? `${fresh.length} 项新变化` : unchanged }
}

const itemWords: Record<Row<'item'>['state'], Pick<PaneItem, 'word' | 'tone'>> = {
  open: { word: '待答复', tone: 'slate' },
  answered: { word: '已答待判', tone: 'azure' },
  accepted: { word: '已认可', tone: 'pine' },
  'asked-again': { word: '再次反馈', tone: 'amber' },
}

async function roundOf(reader: Db, run: Row<'run'>): Promise<CasePane['round']> {
  const round = (await listRounds(reader, run.id)).filter(({ origin }) => origin !== 'internal').at(-1)
  if (!round) return null
  const items = (await listItems(reader, [round.id])).map(({ number, title, state }) => ({
    number,
    title,
    ...itemWords[state],
  }))
  return { words: `第 ${round.ordinal} 轮 ${items.length} 条`, items }
}

type PageLooking = Looking & { tx: Db }

async function actionsOf(looking: PageLooking, who: SignedIn, run: Row<'run'>, now: string) {
  const { tx: reader, project } = looking
  const stage = stageFor('registration', project.route as Route)
  const snapshot = restore(stage, { value: run.state, context: JSON.parse(run.context), status: run.status })
  const actor = await actorOn(reader, who, project.id, run.id, now)
  const given = await givenFor(looking, run, now)
  return actionsFor(snapshot, actor, given, now).map(({ type, label, tone, blocked }) => ({
    type,
    label,
    tone,
    blocked,
  }))
}

const duties: readonly { duty: ReviewDuty; title: string }[] = [
  { duty: 'first', title: '主审' },
  { duty: 'second', title: '复核' },
]

/** Who holds the case, when they last looked, and what this person may do about it. */
async function dutiesOf(looking: PageLooking, who: SignedIn, now: string) {
  const { tx: reader, project } = looking
  const holders = (await listHolders(reader, [project.id])).sort((a, b) => a.duty.localeCompare(b.duty))
  const views = await listViews(
    reader,
    project.id,
    holders.map(({ person }) => person),
  )
  const me = await findPerson(reader, who.person)
  const findings = me ? ((await recusalOf(looking, [me], now)).get(who.person) ?? []) : []
  const seat = (await listSeatsOf(reader, project.id, 'venue-review', null))[0]
  const takes = who.capacity === 'venue-review' && seat?.mode === 'platform'
  const mine = holders.find(({ person }) => person === who.person)
  const conflict = findings.find(refuses)
  const rows = duties.map(({ duty, title }): PaneDuty => {
    const holder = holders.find((row) => row.duty === duty)
    const looked = views.find(({ person }) => person === holder?.person)?.at
    const blocked = mine
      ? `您已是本项目的${mine.duty === 'first' ? '主审' : '复核'}，须由另一人担任。`
      : (conflict && `须回避：${conflict.because}。`) || null
    return {
      duty,
      title,
      holder: holder?.name ?? null,
      looked: looked ? instantText(looked) : null,
      mine: holder !== undefined && holder.person === who.person,
      ...(takes && !holder ? { claim: { blocked } } : {}),
      mayAsk: takes && holder !== undefined && mine === undefined && conflict === undefined,
      mayHandOver: holder !== undefined && (holder.person === who.person || who.capacity === 'venue-supervisor'),
    }
  })
  const colleagues = rows.some(({ mayHandOver }) => mayHandOver)
    ? (await listColleagues(reader, who.organisation, 'venue-review', now))
        .filter(({ id }) => !holders.some(({ person }) => person === id))
        .map(({ id, name }) => ({ value: id, label: name }))
    : []
  const warnings = takes
    ? findings.filter((finding) => finding.ok !== true && !refuses(finding)).map(({ because }) => because)
    : []
  return { duties: rows, colleagues, warnings }
}
