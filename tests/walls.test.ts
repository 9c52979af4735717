import { describe, expect, test } from 'vitest'
import { type Looker, maySeeSeat, type Sight, sightOfEvent } from '#app/walls.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'

const look = (capacity: Capacity, organisation = `org-${capacity}`): Looker => ({
  capacity,
  organisation,
  person: `${capacity}-1`,
})

type Event = Parameters<typeof sightOfEvent>[1]
const event = (by: Capacity, type: string, over: Partial<Event> = {}): Event => ({
  type,
  stage: 'registration',
  state_after: 'reviewing',
  by_organisation: `org-${by}`,
  by_person: `${by}-1`,
  by_seats: by,
  run: 'run-1',
  ...over,
})

describe('how much of the log one may read', () => {
  test.each<[Capacity, Sight]>([
    ['investor', 'all'],
    ['lead-underwriter', 'all'],
    ['issuer', 'none'],
    ['venue-review', 'none'],
    ['registrar', 'none'],
  ])('a bid of an investor: %s sees %s', (capacity, sight) => {
    expect(sightOfEvent(look(capacity), event('investor', 'bid.place', { run: null }))).toBe(sight)
  })

  test('another investor does not know of a bid', () => {
    expect(sightOfEvent(look('investor', 'org-other'), event('investor', 'bid.place', { run: null }))).toBe('none')
  })

  test.each(['case.ask', 'case.set-aside', 'case.take-up'])('%s is known in the venue’s house alone', (type) => {
    const between = event('venue-review', type, { run: null, stage: null, state_after: null })
    expect(sightOfEvent(look('venue-supervisor', 'org-venue-review'), between)).toBe('all')
    for (const capacity of ['issuer', 'lead-underwriter', 'csrc'] as const)
      expect(sightOfEvent(look(capacity), between)).toBe('none')
  })

  test('a vote is read by whoever cast it; that it was cast, by the others', () => {
    const vote = event('expert', 'meeting.vote')
    expect(sightOfEvent(look('expert'), vote)).toBe('all')
    expect(sightOfEvent({ ...look('expert'), person: 'expert-2' }, vote)).toBe('title')
    expect(sightOfEvent(look('venue-secretary'), vote)).toBe('title')
  })

  test("a reviewer's opinion stays on the reviewing side, an underwriter's clearing in its house", () => {
    expect(sightOfEvent(look('venue-supervisor'), event('venue-review', 'review.pass'))).toBe('all')
    expect(sightOfEvent(look('lead-underwriter'), event('venue-review', 'review.pass'))).toBe('title')
    const cleared = event('lead-underwriter', 'filing.clear', { state_after: 'cleared' })
    expect(sightOfEvent(look('joint-underwriter'), cleared)).toBe('all')
    expect(sightOfEvent(look('counsel'), cleared)).toBe('title')
    expect(sightOfEvent(look('venue-review'), cleared)).toBe('none')
  })

  test('minutes of an agency, an enhancer, a guarantor are their own', () => {
    const minutes = event('enhancer', 'committee.approve', { stage: 'enhancement' })
    expect(sightOfEvent(look('enhancer'), minutes)).toBe('all')
    expect(sightOfEvent(look('issuer'), minutes)).toBe('title')
    expect(sightOfEvent(look('rater'), event('rater', 'draft.submit', { stage: 'rating' }))).toBe('all')
    expect(sightOfEvent(look('issuer'), event('rater', 'draft.submit', { stage: 'rating' }))).toBe('title')
  })

  test("facts and drafts are the issuer's side's", () => {
    for (const type of ['fact.record', 'filing.generate', 'reply.draft']) {
      expect(sightOfEvent(look('issuer'), event('lead-underwriter', type, { run: null, stage: null }))).toBe('all')
      expect(sightOfEvent(look('venue-review'), event('lead-underwriter', type, { run: null, stage: null }))).toBe(
        'none',
      )
    }
  })
})

test('who sits in the book or the meeting is not told to the rest', () => {
  const seen = (capacity: Capacity, seat: Capacity) =>
    maySeeSeat(look(capacity), { capacity: seat, organisation: 'org-x' })
  const all = Object.keys(capacities) as Capacity[]
  expect(all.filter((capacity) => seen(capacity, 'investor')).sort()).toEqual(['joint-underwriter', 'lead-underwriter'])
  expect(
    all.filter((capacity) => seen(capacity, 'expert')).every((capacity) => capacities[capacity].side === 'review'),
  ).toBe(true)
  expect(seen('enhancer', 'guarantor')).toBe(false)
  expect(maySeeSeat(look('investor', 'org-x'), { capacity: 'investor', organisation: 'org-x' })).toBe(true)
})
