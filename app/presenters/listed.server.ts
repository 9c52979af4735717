import { countListed, type ListedFilter, type ListedLine, listListed } from '#db/queries/listed.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { isListKind, listKinds, listTitle } from '#workflows/lists/list-kinds.ts'
import { dayText, instantText } from '../components/chinese-date.ts'
import type { LoadContext } from '../load-context.ts'

export type ListedAddress = { words: string; kind: string | null; region: string; after: number | null }

export function readListedAddress(search: URLSearchParams): ListedAddress {
  const after = Number(search.get('after') ?? '')
  const kind = search.get('kind') ?? ''
  return {
    words: (search.get('q') ?? '').normalize('NFKC').trim().slice(0, 100),
    kind: isListKind(kind) ? kind : null,
    region: (search.get('region') ?? '').normalize('NFC').trim().slice(0, 40),
    after: Number.isSafeInteger(after) && after > 0 ? after : null,
  }
}

export type ListedLineView = {
  key: string
  name: string
  href: string
  code: string
  title: string
  list: { href: string; title: string }
  region: string
  certificate: string
  validity: string
  expired: boolean
}

export type ListedView = {
  rows: ListedLineView[]
  total: number
  next: string | null
  first: string | null
  words: string
  kind: string
  region: string
  filtered: string[]
  asOf: string
}

const pageSize = 30

/** Rows of lists in force, of one list or of all, by key. */
export async function presentListed(
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
  address: ListedAddress,
  { path, list = null, size = pageSize }: { path: string; list?: string | null; size?: number },
): Promise<ListedView> {
  const { words, kind, region, after } = address
  const filter: ListedFilter = { words, kind, region: region || null, list }
  const found = await listListed(reader, filter, after, size + 1)
  const page = found.slice(0, size)
  const last = page.at(-1)
  return {
    rows: page.map((row) => listedLine(row, legalDay(ports.now()))),
    total: await countListed(reader, filter),
    next: found.length > size && last ? hrefOf(path, address, last.key) : null,
    first: after === null ? null : hrefOf(path, address, null),
    words,
    kind: kind ?? '',
    region,
    filtered: [words && `「${words}」`, kind && isListKind(kind) ? listKinds[kind].name : '', region].filter(Boolean),
    asOf: instantText(ports.now()),
  }
}

function hrefOf(path: string, { words, kind, region }: ListedAddress, after: number | null): string {
  const search = new URLSearchParams()
  if (words) search.set('q', words)
  if (kind) search.set('kind', kind)
  if (region) search.set('region', region)
  if (after !== null) search.set('after', String(after))
  const query = search.toString()
  return query ? `${path}?${query}` : path
}

export function listedLine(row: ListedLine, today: string): ListedLineView {
  return {
    key: String(row.key),
    name: row.name,
    href: `/enterprises/${row.credit_code}`,
    code: row.credit_code,
    title: isListKind(row.kind) ? listKinds[row.kind].name : row.kind,
    list: {
      href: `/lists/${row.list}`,
      title: listTitle({ kind: row.kind, region: row.list_region, year: row.year, batch: row.batch }),
    },
    region: row.region ?? (row.list_region || '全国'),
    certificate: row.certificate ?? '',
    validity: validityWords(row),
    expired: row.valid_to !== null && row.valid_to < today,
  }
}

const plainDay = (day: string): string => dayText(day, { year: true, weekday: false })

export function validityWords({ valid_from, valid_to }: Pick<ListedLine, 'valid_from' | 'valid_to'>): string {
  if (valid_from && valid_to) return `${plainDay(valid_from)}—${plainDay(valid_to)}`
  if (valid_to) return `至 ${plainDay(valid_to)}`
  return valid_from ? `自 ${plainDay(valid_from)}` : '名单未载明'
}
