import { reserveMachine } from '#workflows/reserve/machine.ts'

/** What a page of the reserve was asked for. `region` empty: those without one. */
export type ReserveAddress = {
  region: string | null
  steward: string | null
  state: string | null
  /** Those that have left the reserve too. */
  all: boolean
  before: { window: string; id: string } | null
  after: { window: string; id: string } | null
}

export const reserveStates: readonly string[] = Object.keys(reserveMachine.states)

/** Reads an address; what it does not know is as if it were not there. `region=-` is without a region. */
export function readReserveAddress(search: URLSearchParams): ReserveAddress {
  const region = search.get('region')
  return {
    region: region === null || region === '' ? null : region === '-' ? '' : region.normalize('NFC').slice(0, 200),
    steward: search.get('steward') || null,
    state: reserveStates.find((state) => state === search.get('state')) ?? null,
    all: search.get('all') === '1',
    before: keyOf(search.get('before')),
    after: keyOf(search.get('after')),
  }
}

function keyOf(text: string | null): { window: string; id: string } | null {
  const [window, id] = text?.split('~') ?? []
  return window && id ? { window, id } : null
}

/** The address with some of it changed; places are dropped unless given. */
export function reserveHref(address: ReserveAddress, change: Partial<ReserveAddress> = {}, path = '/reserve'): string {
  const to = { ...address, before: null, after: null, ...change }
  const search = new URLSearchParams()
  if (to.region !== null) search.set('region', to.region === '' ? '-' : to.region)
  if (to.steward) search.set('steward', to.steward)
  if (to.state) search.set('state', to.state)
  if (to.all) search.set('all', '1')
  if (to.before) search.set('before', `${to.before.window}~${to.before.id}`)
  if (to.after) search.set('after', `${to.after.window}~${to.after.id}`)
  const query = search.toString()
  return query ? `${path}?${query}` : path
}
