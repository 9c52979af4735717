import { type QueueFilter, queueFilters } from '#db/queries/queue-conditions.ts'

/** What the address of the queue says: which filter, which words, which page, which case is open. */
export type QueueAddress = {
  filter: QueueFilter
  words: string
  after: string | null
  before: string | null
  open: string | null
}

const text = (params: URLSearchParams, name: string, most: number) => params.get(name)?.trim().slice(0, most) || null

export function readQueueAddress(params: URLSearchParams): QueueAddress {
  const filter = queueFilters.find((name) => name === params.get('filter')) ?? 'all'
  return {
    filter,
    words: text(params, 'q', 100) ?? '',
    after: text(params, 'after', 200),
    before: text(params, 'before', 200),
    open: text(params, 'case', 64),
  }
}

/** The address with some of it changed. Another filter or search begins at its first page. */
export function queueHref(address: QueueAddress, change: Partial<QueueAddress>): string {
  const turned = change.filter !== undefined || change.words !== undefined
  const next = { ...address, ...(turned ? { after: null, before: null, open: null } : {}), ...change }
  const params = new URLSearchParams()
  if (next.filter !== 'all') params.set('filter', next.filter)
  if (next.words) params.set('q', next.words)
  if (next.after) params.set('after', next.after)
  if (next.before) params.set('before', next.before)
  if (next.open) params.set('case', next.open)
  const query = params.toString()
  return query ? `/queue?${query}` : '/queue'
}
