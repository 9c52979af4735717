import { type Route, routes } from '#workflows/kit/seats.ts'
import type { StageName } from '#workflows/kit/stage.ts'
import { stageNames } from '#workflows/stages.ts'

export type Turn = 'ours' | 'theirs'

/** What a page of the project list was asked for. */
export type ProjectAddress = {
  words: string
  stage: StageName | null
  route: Route | null
  turn: Turn | null
  open: boolean | null
  before: { at: string; id: string } | null
  after: { at: string; id: string } | null
}

const turns: readonly Turn[] = ['ours', 'theirs']

/** Reads an address; what it does not know is as if it were not there. */
export function readProjectAddress(search: URLSearchParams): ProjectAddress {
  const state = search.get('state')
  return {
    words: (search.get('q') ?? '').normalize('NFKC').trim().slice(0, 100),
    stage: stageNames.find((name) => name === search.get('stage')) ?? null,
    route: (Object.keys(routes) as Route[]).find((name) => name === search.get('route')) ?? null,
    turn: turns.find((name) => name === search.get('turn')) ?? null,
    open: state === 'open' ? true : state === 'ended' ? false : null,
    before: keyOf(search.get('before')),
    after: keyOf(search.get('after')),
  }
}

function keyOf(text: string | null): { at: string; id: string } | null {
  const [at, id] = text?.split('~') ?? []
  return at && id ? { at, id } : null
}

/** The address of the list with some of it changed; places are dropped unless given. */
export function projectHref(address: ProjectAddress, change: Partial<ProjectAddress> = {}, path = '/projects'): string {
  const to = { ...address, before: null, after: null, ...change }
  const search = new URLSearchParams()
  if (to.words) search.set('q', to.words)
  if (to.stage) search.set('stage', to.stage)
  if (to.route) search.set('route', to.route)
  if (to.turn) search.set('turn', to.turn)
  if (to.open !== null) search.set('state', to.open ? 'open' : 'ended')
  if (to.before) search.set('before', `${to.before.at}~${to.before.id}`)
  if (to.after) search.set('after', `${to.after.at}~${to.after.id}`)
  const query = search.toString()
  return query ? `${path}?${query}` : path
}
