import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, isWorkingDay } from '#workflows/calendar/calendar.ts'
import { type Route, routes, type Venue } from '#workflows/kit/seats.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'
import { planOf } from '#workflows/timetable/plan.ts'
import type { PlanFacts, PlannedRun, PlanRow } from '#workflows/timetable/plan-facts.ts'

const { statutory, interbank } = builtInRulebook.calendars
const today = '2026-03-02'

const facts = (over: Partial<PlanFacts> = {}): PlanFacts => ({
  today,
  route: 'interbank',
  venue: 'NAFMII',
  issuerKind: 'tech-firm',
  product: 'MTN',
  green: false,
  privately: false,
  issuedBefore: false,
  rulebookOn: today,
  rulebook: builtInRulebook,
  runs: [],
  papers: [],
  schedule: null,
  target: null,
  ...over,
})

const run = (over: Partial<PlannedRun>): PlannedRun => ({
  id: 'run-1',
  stage: 'registration',
  subject: '',
  state: 'preparing',
  resumesAt: null,
  ended: false,
  visits: [{ state: over.state ?? 'preparing', from: today, to: null }],
  clocks: [],
  ...over,
})

const reviewing = run({
  state: 'reviewing',
  visits: [
    { state: 'preparing', from: '2026-01-05', to: '2026-01-20' },
    { state: 'internal-review', from: '2026-01-20', to: '2026-01-22' },
    { state: 'cleared', from: '2026-01-22', to: '2026-01-23' },
    { state: 'filed', from: '2026-01-23', to: '2026-01-26' },
    { state: 'accepted', from: '2026-01-26', to: '2026-01-28' },
    { state: 'reviewing', from: '2026-01-28', to: null },
  ],
  clocks: [{ name: 'review', dueOn: '2026-03-06', left: 4, provisional: false }],
})

const titles = (rows: readonly PlanRow[]) => rows.map(({ title }) => title)
const row = (rows: readonly PlanRow[], key: string) => rows.find((one) => one.key.endsWith(`:${key}`))

describe('a plan from nothing but a route', () => {
  test.each(
    (Object.keys(routes) as Route[]).flatMap((route) => routes[route].venues.map((venue) => [route, venue] as const)),
  )('%s at %s goes from today to listing, each step after the one before, on working days', (route, venue) => {
    const plan = planOf(facts({ route, venue: venue as Venue }))
    expect(plan.rows[0]?.from).toBe(today)
    let at = today
    for (const { from, to } of plan.rows) {
      expect(from >= today && to >= from && from >= at).toBe(true)
      expect(isWorkingDay(statutory, to)).toBe(true)
      at = from
    }
    expect(plan.registeredOn! < plan.bookOn! && plan.bookOn! < plan.listingOn!).toBe(true)
    expect(plan.rows.at(-1)).toMatchObject({ title: '上市流通', to: plan.listingOn })
  })

  test('the papers of a first public issue stand three working days before the book, of a later one two, of an SCP one', () => {
    const lead = (over: Partial<PlanFacts>) => {
      const { rows, bookOn } = planOf(facts(over))
      const out = row(rows, 'preparing')
      const published = rows.find(({ title }) => title === '发行准备与公布文件')?.to ?? ''
      return out && addWorkingDays(interbank, bookOn ?? '', -3) === published
        ? 3
        : addWorkingDays(interbank, bookOn ?? '', -2) === published
          ? 2
          : 1
    }
    expect([lead({}), lead({ issuedBefore: true }), lead({ product: 'SCP' })]).toEqual([3, 2, 1])
  })
})

describe('a project under way', () => {
  const plan = planOf(facts({ runs: [reviewing] }))

  test('what is done stands with its own days', () => {
    expect(plan.rows.filter(({ standing }) => standing === 'done').map(({ from, to }) => [from, to])).toEqual([
      ['2026-01-05', '2026-01-20'],
      ['2026-01-20', '2026-01-22'],
      ['2026-01-22', '2026-01-23'],
      ['2026-01-23', '2026-01-26'],
    ])
  })

  test('the step one is in ends on the due day of its clock; those under the same clock are one step', () => {
    const now = plan.rows.find(({ standing }) => standing === 'now')
    expect(now).toMatchObject({ from: '2026-01-28', to: '2026-03-06', title: '审核（已受理、预评中、待复核）' })
    expect(now?.parties).toEqual(['venue-review'])
    expect(titles(plan.rows)).not.toContain('待复核')
  })

  test('steps without a published period are one day, and say that the platform assumes it', () => {
    const meeting = row(plan.rows, 'to-meeting')
    expect(meeting).toMatchObject({ from: '2026-03-06', to: '2026-03-09', days: 1, provisional: false })
    expect(meeting?.basis).toMatchObject({ standing: 'provisional', document: expect.stringContaining('本平台') })
  })

  test('days past what has been announced are provisional', () => {
    const { announcedUntil } = statutory
    const { rows } = planOf(facts({ today: announcedUntil, rulebookOn: announcedUntil }))
    expect(rows.every(({ provisional, to }) => provisional === to > announcedUntil)).toBe(true)
    expect(rows.some(({ provisional }) => provisional)).toBe(true)
  })

  test('with opinions open, the answer comes first and the review goes on with what is left of it', () => {
    const asked = run({
      ...reviewing,
      state: 'asked',
      visits: [...reviewing.visits.slice(0, 5), { state: 'asked', from: '2026-02-25', to: null }],
      clocks: [
        { name: 'review', dueOn: null, left: 6, provisional: false },
        { name: 'reply', dueOn: '2026-03-11', left: 7, provisional: false },
      ],
    })
    const { rows } = planOf(facts({ runs: [asked] }))
    const at = rows.findIndex(({ standing }) => standing === 'now')
    expect(rows[at]).toMatchObject({ title: '反馈中', to: '2026-03-11', parties: ['lead-underwriter', 'issuer'] })
    expect(rows[at + 1]).toMatchObject({ standing: 'planned', from: '2026-03-11', days: 6 })
  })

  test('what is late is late, and the rest begins today', () => {
    const late = run({ ...reviewing, clocks: [{ name: 'review', dueOn: '2026-02-13', left: -4, provisional: false }] })
    const { rows } = planOf(facts({ runs: [late] }))
    const at = rows.findIndex(({ standing }) => standing === 'now')
    expect(rows[at]?.late).toBe(true)
    expect(rows[at + 1]?.from).toBe(today)
  })

  test('while papers are made, each who makes some has his own line', () => {
    const { rows } = planOf(
      facts({
        runs: [run({})],
        papers: [
          { preparedBy: 'counsel', missing: 1 },
          { preparedBy: 'lead-underwriter', missing: 8 },
          { preparedBy: 'issuer', missing: 0 },
        ],
      }),
    )
    expect(rows.slice(0, 3).map(({ title, parties, to }) => [title, parties[0], to])).toEqual([
      ['编制申报文件（1 项）', 'counsel', '2026-03-09'],
      ['编制申报文件（8 项）', 'lead-underwriter', '2026-03-09'],
      ['编制中', 'lead-underwriter', '2026-03-09'],
    ])
  })

  test('days that are set for the issue are the days of the plan', () => {
    const schedule = { publishOn: '2026-03-10', bookOn: '2026-03-16', paymentOn: '2026-03-17', listingOn: '2026-03-19' }
    const registered = run({ state: 'registered', visits: [{ state: 'registered', from: '2026-02-27', to: null }] })
    const issue = run({ id: 'run-2', stage: 'issuance', state: 'announced' })
    const { rows, listingOn } = planOf(facts({ runs: [registered, issue], schedule }))
    expect(listingOn).toBe('2026-03-19')
    expect(rows.find(({ standing }) => standing === 'now')).toMatchObject({ title: '公告期', to: '2026-03-16' })
  })

  test('a project that was withdrawn has a past and no future', () => {
    const gone = run({ ...reviewing, state: 'withdrawn', ended: true })
    const { rows, bookOn } = planOf(facts({ runs: [gone] }))
    expect([rows.every(({ standing }) => standing === 'done'), bookOn]).toEqual([true, null])
  })
})

describe('a pinned day of the book', () => {
  test('fits with room, and each step says by when it must be done', () => {
    const { verdict, rows, bookOn } = planOf(facts({ runs: [reviewing], target: '2026-04-20' }))
    expect([verdict?.fits, bookOn]).toEqual([true, '2026-04-20'])
    expect(verdict?.slack).toBeGreaterThan(0)
    expect(verdict?.first?.title).toBe('审核（已受理、预评中、待复核）')
    const open = rows.filter(({ standing }) => standing !== 'done')
    expect(open.every(({ to, latest }) => latest !== null && to <= latest)).toBe(true)
  })

  test('too early: says by how many days, and what would have had to be done by when', () => {
    const { verdict, bookOn } = planOf(facts({ runs: [reviewing], target: '2026-03-10' }))
    expect(verdict?.fits).toBe(false)
    expect(verdict?.slack).toBeLessThan(0)
    expect(bookOn).toBe(verdict?.earliest)
  })

  test('the earliest day fits without a day to spare, the working day before it does not', () => {
    const earliest = planOf(facts({ runs: [reviewing] })).bookOn!
    expect(planOf(facts({ runs: [reviewing], target: earliest })).verdict).toMatchObject({ fits: true, slack: 0 })
    const before = addWorkingDays(interbank, earliest, -1)
    expect(planOf(facts({ runs: [reviewing], target: before })).verdict).toMatchObject({ fits: false, slack: -1 })
  })

  test('whenever it fits, no open step is planned later than it may be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 30 }), (ahead, missing) => {
        const target = addWorkingDays(interbank, today, ahead)
        const papers = [{ preparedBy: 'lead-underwriter' as const, missing }]
        const { verdict, rows } = planOf(facts({ runs: [run({})], papers, target }))
        if (!verdict?.fits) return
        for (const { standing, to, latest, title } of rows)
          if (standing !== 'done') expect([title, to <= (latest ?? '')]).toEqual([title, true])
      }),
      { numRuns: 60 },
    )
  })
})
