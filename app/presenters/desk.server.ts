import { countOpenTasks, type Inbox, listInbox } from '#db/queries/inbox.ts'
import { countDeeds, listDeeds, listNews, type NewsLine } from '#db/queries/news.ts'
import { countProjectsOf, listBusyProjects, listProjectPage, type ProjectFilter } from '#db/queries/project-list.ts'
import { type Capacity, capacities, type Route, type Side } from '#workflows/kit/seats.ts'
import { instantText } from '../components/chinese-date.ts'
import type { LoadContext } from '../load-context.ts'
import { reachableIds } from '../reach.server.ts'
import type { Session } from '../session.server.ts'
import { sightOfEvent } from '../walls.ts'
import { eventTitle, stateTitle } from './event-words.ts'
import { inboxOf } from './inbox-of.server.ts'
import { type ProjectLineView, projectLines } from './project-lines.server.ts'
import { type TodoRow, todoRows } from './todo.server.ts'
import { presentWaiting, type WaitingView } from './waiting.server.ts'

export type DeskTab = 'todo' | 'done' | 'mine'

export type NewsRow = {
  id: string
  at: string
  seal: string
  side: Side
  who: string
  title: string
  project: { href: string; name: string; sample: boolean }
  state: string
}

export type DeedRow = {
  id: string
  at: string
  title: string
  project: { href: string; name: string; sample: boolean }
  state: string
}

export type DeskView = {
  place: { organisation: string; capacity: string; previous: string | null }
  tab: DeskTab
  tabs: { href: string; label: string; count: number; current: boolean }[]
  todo: { groups: { key: string; title: string; rows: TodoRow[] }[]; total: number; next: string | null } | null
  done: { rows: DeedRow[]; total: number; next: string | null } | null
  mine: { rows: ProjectLineView[]; total: number; next: string | null } | null
  waiting: WaitingView
  news: { since: string; note: string; rows: NewsRow[]; total: number }
  projects: { rows: ProjectLineView[]; total: number }
  mayOpen: boolean
  asOf: string
}

const pageSize = 15

const groups = [
  ['today', '今天到期'],
  ['soon', '两个工作日内'],
  ['later', '以后'],
  ['open', '无期限'],
] as const

/** Who may open a project: whoever brings issuers to the market. */
export const openers: readonly Capacity[] = ['lead-underwriter', 'issuer', 'steward']

/** 我发起的: what a person opened himself, as far as it is still within his reach. */
export const openedBy = (who: Session, context: Reading): ProjectFilter => ({
  projects: reachableIds(context.reader, who),
  words: '',
  stage: null,
  route: null,
  open: null,
  asked: null,
  openedBy: who.person,
  runs: inboxOf(who, context).runs,
})

type Asked = { tab: DeskTab; after: string | null }
type Reading = Pick<LoadContext, 'reader' | 'ports'>

/** Everything the work centre shows one person. */
export async function presentDesk(who: Session, context: Reading, { tab, after }: Asked): Promise<DeskView> {
  const { reader, ports } = context
  const inbox = inboxOf(who, context)
  const projects = reachableIds(reader, who)
  const mine = { person: who.person, projects, runs: inbox.runs }
  const opened = openedBy(who, context)
  const all: ProjectFilter = { ...opened, openedBy: null }
  const counts = {
    todo: await countOpenTasks(reader, inbox),
    done: await countDeeds(reader, mine),
    mine: await countProjectsOf(reader, opened),
  }
  const key = keyOf(after)
  return {
    place: placeOf(who),
    tab,
    tabs: tabsOf(tab, counts),
    todo: tab === 'todo' ? { ...(await todoOf(inbox, who, context, key)), total: counts.todo } : null,
    done: tab === 'done' ? { ...(await doneOf(mine, reader, key)), total: counts.done } : null,
    mine: tab === 'mine' ? { ...(await mineOf(opened, who, context, key)), total: counts.mine } : null,
    waiting: await presentWaiting(inbox, context),
    news: await newsOf(inbox, who, context),
    projects: {
      rows: await projectLines(await listBusyProjects(reader, projects, inbox.runs, 6), who, context),
      total: await countProjectsOf(reader, { ...all, open: true }),
    },
    mayOpen: openers.includes(who.capacity),
    asOf: instantText(ports.now()),
  }
}

function placeOf({ organisationName, capacity, previous }: Session): DeskView['place'] {
  const from = previous && (isHere(previous.from) ? '本机' : previous.from)
  return {
    organisation: organisationName,
    capacity: capacities[capacity].title,
    previous: previous && from ? `${instantText(previous.at)}，${from}` : null,
  }
}

const isHere = (address: string): boolean => address === '::1' || address.startsWith('127.')

const tabsOf = (current: DeskTab, counts: Record<DeskTab, number>): DeskView['tabs'] => [
  { href: '/desk', label: '待办', count: counts.todo, current: current === 'todo' },
  { href: '/desk?tab=done', label: '已办', count: counts.done, current: current === 'done' },
  { href: '/desk?tab=mine', label: '我发起的', count: counts.mine, current: current === 'mine' },
]

/** A place in a list travels as `day~id` or `instant~id`. */
function keyOf(after: string | null): { at: string; id: string } | null {
  const [at, id] = after?.split('~') ?? []
  return at && id ? { at, id } : null
}

const nextOf = (tab: DeskTab, key: { at: string; id: string }): string =>
  `/desk?${tab === 'todo' ? '' : `tab=${tab}&`}after=${encodeURIComponent(`${key.at}~${key.id}`)}`

type Key = ReturnType<typeof keyOf>

async function todoOf(inbox: Inbox, who: Session, context: Reading, key: Key) {
  const after = key && { due: key.at, id: key.id }
  const tasks = await listInbox(context.reader, inbox, after, pageSize + 1)
  const rows = await todoRows(tasks.slice(0, pageSize), who, context)
  const last = tasks[pageSize - 1]
  return {
    groups: groups
      .map(([name, title]) => ({ key: name, title, rows: rows.filter(({ group }) => group === name) }))
      .filter((group) => group.rows.length > 0),
    next: tasks.length > pageSize && last ? nextOf('todo', { at: last.due_on ?? '9999-12-31', id: last.id }) : null,
  }
}

async function doneOf(mine: Parameters<typeof listDeeds>[1], reader: LoadContext['reader'], key: Key) {
  const events = await listDeeds(reader, mine, key, pageSize + 1)
  const last = events[pageSize - 1]
  return {
    rows: events.slice(0, pageSize).map((event) => ({
      id: event.id,
      at: instantText(event.at, { year: true }),
      title: eventTitle(event, event.route as Route),
      project: { href: `/projects/${event.project}`, name: event.project_name, sample: event.sample !== 'none' },
      state: event.stage && event.state_after ? stateTitle(event.stage, event.state_after, event.route as Route) : '',
    })),
    next: events.length > pageSize && last ? nextOf('done', last) : null,
  }
}

async function mineOf(opened: ProjectFilter, who: Session, context: Reading, key: Key) {
  const page = await listProjectPage(context.reader, opened, key ? { before: key } : {}, pageSize + 1)
  const last = page[pageSize - 1]
  return {
    rows: await projectLines(page.slice(0, pageSize), who, context),
    next: page.length > pageSize && last ? nextOf('mine', { at: last.opened_at, id: last.id }) : null,
  }
}

const newsShown = 5
/** More than a page of news is told as such and read in the histories. */
const newsCounted = 100

/** Since the last sign-in before this one; a first visit, or one on which nothing is new, looks back a week. */
async function newsOf(inbox: Inbox, who: Session, { reader, ports }: Reading): Promise<DeskView['news']> {
  const { organisation, capacity, runs } = inbox
  const seen = async (at: string) =>
    (await listNews(reader, { organisation, capacity, runs, at }, newsCounted)).filter(
      (event) => sightOfEvent(who, event) !== 'none',
    )
  const week = new Date(Date.parse(ports.now()) - 7 * 86_400_000).toISOString()
  const told = (since: string, note: string, rows: readonly NewsLine[]) => ({
    since,
    note,
    rows: rows.slice(0, newsShown).map(newsRow),
    total: rows.length,
  })
  if (!who.previous) return told('近七天', '', await seen(week))
  const fresh = await seen(who.previous.at)
  if (fresh.length > 0) return told(`${instantText(who.previous.at)} 以来`, '', fresh)
  return told('近七天', '上次登录以来没有新进展', await seen(week))
}

function newsRow(event: NewsLine): NewsRow {
  const route = event.route as Route
  const known = capacities[event.by_seats.split(' ')[0]?.split('.')[0] as Capacity]
  return {
    id: event.id,
    at: instantText(event.at),
    seal: known?.seal ?? '系',
    side: known?.side ?? 'independent',
    who: known?.title ?? '系统',
    title: eventTitle(event, route),
    project: { href: `/projects/${event.project}`, name: event.project_name, sample: event.sample !== 'none' },
    state: event.stage && event.state_after ? stateTitle(event.stage, event.state_after, route) : '',
  }
}
