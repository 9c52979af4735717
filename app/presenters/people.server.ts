import { countAccess, listAccess } from '#db/queries/access-log.ts'
import { countPeople, listMembershipsOf, listOrganisations, listPeople } from '#db/queries/people.ts'
import { isOrganisationKind, organisationKinds } from '#workflows/kit/organisation-kinds.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import type { Administrator } from '../accounts/administrator.server.ts'
import { instantText } from '../components/chinese-date.ts'
import type { LoadContext } from '../load-context.ts'
import { accessWords } from './access-words.ts'

type Reading = Pick<LoadContext, 'reader' | 'ports'>

export type PeopleTab = 'people' | 'organisations' | 'access'

export type PersonLineView = {
  id: string
  name: string
  email: string
  organisation: string
  sample: boolean
  seats: string[]
  disabled: boolean
  mustChange: boolean
  last: string
}

export type OrganisationLineView = {
  id: string
  name: string
  sample: boolean
  kind: string
  code: string
  region: string
}

export type AccessLineView = {
  id: string
  at: string
  instant: string
  what: string
  who: string
  detail: string
  from: string
}

export type PeopleView = {
  tab: PeopleTab
  tabs: { href: string; label: string; current: boolean }[]
  words: string
  people: PersonLineView[] | null
  organisations: OrganisationLineView[] | null
  access: AccessLineView[] | null
  total: number
  next: string | null
  asOf: string
  everybody: boolean
}

const shownAtOnce = 30

/** People, organisations and the record of access, as far as they are this administrator's. */
export async function presentPeople(
  by: Administrator,
  context: Reading,
  asked: { tab: PeopleTab; words: string; after: string | null },
  pageSize = shownAtOnce,
): Promise<PeopleView> {
  const { tab, words } = asked
  const of = by.everybody ? null : by.organisation
  const rows = await rowsOf(tab, of, context, { ...asked, most: pageSize + 1 })
  const more = rows.ids.length > pageSize
  return {
    tab,
    tabs: tabsOf(tab, by.everybody),
    words,
    people: rows.people?.slice(0, pageSize) ?? null,
    organisations: rows.organisations ?? null,
    access: rows.access?.slice(0, pageSize) ?? null,
    total: rows.total,
    next: more && tab !== 'organisations' ? hrefOf(tab, words, rows.ids[pageSize - 1]) : null,
    asOf: instantText(context.ports.now()),
    everybody: by.everybody,
  }
}

const tabsOf = (current: PeopleTab, everybody: boolean): PeopleView['tabs'] => [
  { href: '/people', label: '人员', current: current === 'people' },
  ...(everybody ? [{ href: '/people?tab=organisations', label: '机构', current: current === 'organisations' }] : []),
  { href: '/people?tab=access', label: '访问记录', current: current === 'access' },
]

function hrefOf(tab: PeopleTab, words: string, after: string | undefined): string {
  const search = new URLSearchParams()
  if (tab !== 'people') search.set('tab', tab)
  if (words) search.set('q', words)
  if (after) search.set('after', after)
  return `/people?${search}`
}

type Rows = {
  ids: string[]
  total: number
  people?: PersonLineView[]
  organisations?: OrganisationLineView[]
  access?: AccessLineView[]
}

async function rowsOf(
  tab: PeopleTab,
  organisation: string | null,
  { reader, ports }: Reading,
  { words, after, most }: { words: string; after: string | null; most: number },
): Promise<Rows> {
  if (tab === 'organisations') {
    const all = organisation === null ? await listOrganisations(reader) : []
    const found = all.filter(({ name, credit_code }) => !words || name.includes(words) || credit_code === words)
    return { ids: found.map(({ id }) => id), total: found.length, organisations: found.map(organisationLine) }
  }
  if (tab === 'access') {
    const lines = await listAccess(reader, { organisation, before: after }, most)
    const access = lines.map((line) => ({
      id: line.id,
      at: instantText(line.at, { year: true, seconds: true }),
      instant: line.at,
      what: accessWords[line.kind] ?? line.kind,
      who: line.name ?? '未知账号',
      detail: line.detail ?? '',
      from: line.origin ?? '',
    }))
    return { ids: lines.map(({ id }) => id), total: await countAccess(reader, organisation), access }
  }
  const found = await listPeople(reader, { organisation, words, after }, most)
  const ids = found.map(({ id }) => id)
  const memberships = await listMembershipsOf(reader, ids, ports.now())
  const people = found.map((person) => ({
    id: person.id,
    name: person.name,
    email: person.email,
    organisation: person.organisation_name,
    sample: person.sample_at !== null,
    seats: memberships
      .filter((membership) => membership.person === person.id)
      .map(({ capacity }) => capacities[capacity as Capacity].title),
    disabled: person.disabled_at !== null,
    mustChange: person.must_change_at !== null,
    last: person.last_login_at ? instantText(person.last_login_at, { year: true }) : '从未登录',
  }))
  return { ids, total: await countPeople(reader, { organisation, words }), people }
}

const organisationLine = (row: Awaited<ReturnType<typeof listOrganisations>>[number]): OrganisationLineView => ({
  id: row.id,
  name: row.name,
  sample: row.sample_at !== null,
  kind: isOrganisationKind(row.kind) ? organisationKinds[row.kind].title : row.kind,
  code: row.credit_code ?? '',
  region: row.region ?? '',
})
