import { countProjectsOf, listProjectPage, type ProjectFilter } from '#db/queries/project-list.ts'
import { type Route, routes } from '#workflows/kit/seats.ts'
import { stageNames } from '#workflows/stages.ts'
import { instantText } from '../components/chinese-date.ts'
import type { FilterChipsProps } from '../components/filter-chips.tsx'
import type { PagerProps } from '../components/pager.tsx'
import type { LoadContext } from '../load-context.ts'
import { reachableIds, type SignedIn } from '../reach.server.ts'
import { readableRuns, stagesSeenBy } from '../run-reach.server.ts'
import { openers } from './desk.server.ts'
import { stageTitles } from './event-words.ts'
import { type ProjectAddress, projectHref } from './project-address.ts'
import { type ProjectLineView, projectLines } from './project-lines.server.ts'

type Reading = Pick<LoadContext, 'reader' | 'ports'>

export type ProjectsView = {
  rows: ProjectLineView[]
  total: number
  chips: FilterChipsProps['chips']
  form: {
    words: string
    stage: string
    route: string
    stages: { value: string; label: string }[]
    routes: { value: string; label: string }[]
    hidden: { turn: string | undefined; state: string | undefined }
  }
  pager: PagerProps
  mayOpen: boolean
  /** Words and filters in use, for the empty list. */
  filtered: string[]
}

const pageSize = 20

function filterOf(who: SignedIn, { reader }: Reading, address: ProjectAddress): ProjectFilter {
  const { organisation, capacity } = who
  const by = address.turn === 'ours' ? ('us' as const) : ('others' as const)
  return {
    projects: reachableIds(reader, who),
    runs: readableRuns(reader, who),
    words: address.words,
    stage: address.stage,
    route: address.route,
    open: address.open,
    asked: address.turn ? { organisation, capacity, by } : null,
    openedBy: null,
  }
}

/** The projects one person may see, a page at a time, newest first. */
export async function presentProjects(who: SignedIn, context: Reading, address: ProjectAddress): Promise<ProjectsView> {
  const filter = filterOf(who, context, address)
  const place = address.after ? { after: address.after } : address.before ? { before: address.before } : {}
  const found = await listProjectPage(context.reader, filter, place, pageSize + 1)
  const more = found.length > pageSize
  // Going back, the one too many is the first.
  const page = more ? (address.after ? found.slice(1) : found.slice(0, pageSize)) : found
  const total = await countProjectsOf(context.reader, filter)
  return {
    rows: await projectLines(page, who, context),
    total,
    chips: await chipsOf(who, context, address),
    form: formOf(who, address),
    pager: {
      words: `共 ${total} 个 · 排序：最近立项在前 · 截至 ${instantText(context.ports.now())}`,
      ...linksOf(address, page, more),
    },
    mayOpen: openers.includes(who.capacity),
    filtered: filteredBy(address),
  }
}

type Keyed = { opened_at: string; id: string }

function linksOf(address: ProjectAddress, page: readonly Keyed[], more: boolean): Omit<PagerProps, 'words'> {
  const [first, last] = [page[0], page.at(-1)]
  const isFirst = address.after ? !more : address.before === null
  const hasNext = address.after !== null || more
  return {
    ...(isFirst ? {} : { first: projectHref(address) }),
    ...(!isFirst && first ? { previous: projectHref(address, { after: { at: first.opened_at, id: first.id } }) } : {}),
    ...(hasNext && last ? { next: projectHref(address, { before: { at: last.opened_at, id: last.id } }) } : {}),
  }
}

async function chipsOf(who: SignedIn, context: Reading, address: ProjectAddress): Promise<FilterChipsProps['chips']> {
  const kinds = [
    { label: '全部', change: { turn: null, open: null } },
    { label: '轮到我们', change: { turn: 'ours', open: null } },
    { label: '等对方', change: { turn: 'theirs', open: null } },
    { label: '在办', change: { turn: null, open: true } },
    { label: '已结束', change: { turn: null, open: false } },
  ] as const
  return Promise.all(
    kinds.map(async ({ label, change }) => ({
      label,
      href: projectHref(address, change),
      count: await countProjectsOf(context.reader, filterOf(who, context, { ...address, ...change })),
      current: address.turn === change.turn && address.open === change.open,
    })),
  )
}

function formOf(who: SignedIn, { words, stage, route, turn, open }: ProjectAddress): ProjectsView['form'] {
  const seen = stagesSeenBy(who.capacity)
  return {
    words,
    stage: stage ?? '',
    route: route ?? '',
    stages: stageNames.filter((name) => seen.includes(name)).map((name) => ({ value: name, label: stageTitles[name] })),
    routes: (Object.keys(routes) as Route[]).map((name) => ({ value: name, label: routes[name].title })),
    hidden: { turn: turn ?? undefined, state: open === null ? undefined : open ? 'open' : 'ended' },
  }
}

function filteredBy({ words, stage, route, turn, open }: ProjectAddress): string[] {
  return [
    words && `「${words}」`,
    stage && `阶段：${stageTitles[stage]}`,
    route && `路径：${routes[route].title}`,
    turn && (turn === 'ours' ? '轮到我们' : '等对方'),
    open !== null && (open ? '在办' : '已结束'),
  ].filter((word): word is string => Boolean(word))
}

export type ProjectSlice = { rows: ProjectLineView[]; before: ProjectAddress['before']; total: number; filter: string }

/** Some of what the list is filtered to, in its order, from a place on; for whoever walks all of it. */
export async function projectSlice(
  who: SignedIn,
  context: Reading,
  address: ProjectAddress,
  before: ProjectAddress['before'],
): Promise<ProjectSlice> {
  const filter = filterOf(who, context, address)
  const page = await listProjectPage(context.reader, filter, before ? { before } : {}, atOnce)
  const last = page.at(-1)
  return {
    rows: await projectLines(page, who, context),
    before: last && page.length === atOnce ? { at: last.opened_at, id: last.id } : null,
    total: before === null ? await countProjectsOf(context.reader, filter) : 0,
    filter: filteredBy(address).join('，'),
  }
}

const atOnce = 100
