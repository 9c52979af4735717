import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** Whose queue it is, and what the flow says of its states: the query itself knows no rule. */
export type QueueScope = {
  organisation: string
  capacity: string
  person: string
  /** States that are cases for this desk, and of them those behind the meeting. */
  states: readonly string[]
  after: readonly string[]
  /** Legal day. */
  today: string
  /** Legal day: due on or before it is urgent. */
  soon: string
  /** Only these projects, where a search has narrowed them. */
  projects: readonly string[] | null
}

/** The sorting day of a case whose clock does not run. */
export const farEnd = '9999-12-31'

/** The due day of the one open clock of the reviewing side; a run never has two of them that are not stopped. */
export const dueOf: RawBuilder<string> = sql<string>`coalesce((select min(case when c.state = 'running' then c.due_on end)
  from clock c where c.run = run.id and c.side = 'review' and c.state <> 'stopped'), ${sql.lit(farEnd)})`

/**
 * A case put aside (row `s`, beside its `run`) rests for whoever still holds it until its day, its own due day or the next
 * thing that happens on it, whichever comes first; that a colleague puts it aside too is nothing that happened.
 */
export const resting = (today: string): RawBuilder<SqlBool> => sql<SqlBool>`s.ended_at is null and s.until_on > ${today}
  and ${dueOf} > ${today} and not exists (select 1 from event e where e.project = s.project and e.seq > s.seq
  and (e.run = run.id or (e.type like 'case.%' and e.type not in ('case.set-aside', 'case.take-up'))))
  and exists (select 1 from assignment a join seat on seat.id = a.seat where seat.project = s.project
  and seat.capacity = 'venue-review' and a.until_at is null and a.duty in ('first', 'second') and a.person = s.person)`

const aside = (today: string, whose: RawBuilder<unknown>): RawBuilder<SqlBool> => sql<SqlBool>`exists (select 1
  from set_aside s where s.project = project.id and ${whose} and ${resting(today)})`

/** Whether somebody, named by an expression of the query, has put the case aside. */
export const asideBy = (today: string, person: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  aside(today, sql`s.person = ${person}`)

const ofHouse = (organisation: string): RawBuilder<SqlBool> => sql<SqlBool>`exists (select 1 from person p
  where p.id = s.person and p.organisation = ${organisation})`

/** 0 green channel, 1 ordinary, 2 behind the meeting, whoever looks. */
const ownLane = ({ after }: QueueScope): RawBuilder<number> =>
  sql<number>`case when run.state in (${sql.join(after.length > 0 ? [...after] : [''])}) then 2
    when project.green_at is not null and project.green_until is null then 0 else 1 end`

/** The same, and 3 for what whoever looks has put aside. */
export const laneOf = (scope: QueueScope): RawBuilder<number> =>
  sql<number>`case when ${asideBy(scope.today, sql`${scope.person}`)} then 3 else ${ownLane(scope)} end`

const held = sql<SqlBool>`exists (select 1 from clock c where c.run = run.id and c.side = 'review' and c.state = 'paused')`

const sits = (person: string, duties: readonly string[]) => sql<SqlBool>`exists (select 1 from assignment a
  join seat s on s.id = a.seat where s.project = project.id and s.capacity = 'venue-review' and a.until_at is null
  and a.duty in (${sql.join([...duties])}) and a.person = ${person})`

const free = (duty: string) => sql<SqlBool>`not exists (select 1 from assignment a join seat s on s.id = a.seat
  where s.project = project.id and s.capacity = 'venue-review' and a.until_at is null and a.duty = ${duty})`

/**
 * What others did on the case since this person last looked: steps of the registration and changes of who holds it in his own
 * house, not what the issuer's side does among itself. What was never looked at has not changed.
 */
const changed = ({ person, organisation }: QueueScope) => sql<SqlBool>`exists (select 1 from case_view v
  join event e on e.project = v.project and e.seq > v.seq and e.by_person <> v.person
  and (e.run = run.id or (e.type like 'case.%' and e.by_organisation = ${organisation}))
  where v.project = project.id and v.person = ${person})`

const conditions = {
  all: () => sql<SqlBool>`1 = 1`,
  ours: ({ capacity }) => sql<SqlBool>`(' ' || run.awaiting || ' ') like ${`% ${capacity} %`}`,
  mine: ({ person }) => sits(person, ['first', 'second']),
  first: ({ person }) => sits(person, ['first']),
  second: ({ person }) => sits(person, ['second']),
  free: () => sql<SqlBool>`(${free('first')} or ${free('second')})`,
  green: (scope) => sql<SqlBool>`${ownLane(scope)} = 0`,
  soon: ({ soon }) => sql<SqlBool>`${dueOf} <= ${soon}`,
  changed,
  held: () => held,
  /** A reviewer's own; those of the whole house for whoever supervises. */
  aside: ({ capacity, person, organisation, today }) =>
    capacity === 'venue-review' ? asideBy(today, sql`${person}`) : aside(today, ofHouse(organisation)),
} as const satisfies Record<string, (scope: QueueScope) => RawBuilder<SqlBool>>

export type QueueFilter = keyof typeof conditions

export const queueFilters = Object.keys(conditions) as QueueFilter[]

export const condition = (filter: QueueFilter, scope: QueueScope): RawBuilder<SqlBool> => conditions[filter](scope)
