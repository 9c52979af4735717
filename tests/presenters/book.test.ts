import { beforeEach, describe, expect, test } from 'vitest'
import { postBid } from '#app/commands/posted-bid.server.ts'
import { presentBook } from '#app/presenters/book.server.ts'
import { presentBooks } from '#app/presenters/books.server.ts'
import type { SignedIn } from '#app/reach.server.ts'
import type { Db } from '#db/connect.ts'
import { organisations, type TestPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { issueScene } from '#tests/support/issue.ts'
import { at, yi } from '#tests/support/issue-market.ts'
import { enter, seat, signedIn, statusOf } from '#tests/support/room.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const lookers: readonly [Capacity, string][] = [
  ['lead-underwriter', 'org-bank'],
  ['investor', 'org-investor'],
  ['investor', 'org-fund'],
  ['issuer', 'org-issuer'],
  ['registrar', 'org-registrar'],
  ['venue-review', 'org-nafmii'],
  ['venue-supervisor', 'org-nafmii'],
  ['enhancer', 'org-enhancer'],
  ['rater', 'org-rater'],
]

describe.each(engines)('the walls of a book on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let steps: Awaited<ReturnType<typeof issueScene>>['steps']
  let project: string
  let run: string

  beforeEach(async () => {
    const scene = await issueScene(create)
    db = scene.db
    ports = scene.ports
    steps = scene.steps
    const of = await steps.registered()
    project = of.project
    run = await steps.plan(of, [{ planned: 4 * yi }])
    for (const [capacity, organisation] of lookers)
      if (!['lead-underwriter', 'issuer'].includes(capacity)) await seat(db, project, capacity, organisation)
    return scene.close
  })

  const look = async (who: SignedIn) => presentBook(await enter(db, ports, who, project), { run, key: 'request-1' })
  /** What of the book each seat is shown: number of bids, whether demand is drawn, number of allotments; or the status. */
  const seen = async () => {
    const lines: Record<string, unknown> = {}
    for (const [capacity, organisation] of lookers) {
      const who = signedIn(capacity, organisation)
      const refused = await statusOf(look(who))
      const page = refused ? null : await look(who)
      lines[`${capacity} ${organisation}`] = refused ?? [
        page?.bids.length,
        page?.lines.some(({ levels }) => levels !== null),
        page?.allotments.length,
      ]
    }
    return lines
  }

  const toOpen = async () => {
    await steps.publish(run)
    await steps.open(run)
    await steps.bid(run, 'org-investor', '1.85', 3 * yi)
    await steps.bid(run, 'org-fund', '1.90', 2 * yi)
  }

  test('while it is open only the keeper sees it, and each investor his own', async () => {
    await toOpen()
    expect(await seen()).toEqual({
      'lead-underwriter org-bank': [2, true, 0],
      'investor org-investor': [1, false, 0],
      'investor org-fund': [1, false, 0],
      'issuer org-issuer': [0, false, 0],
      'registrar org-registrar': [0, false, 0],
      'venue-review org-nafmii': 404,
      'venue-supervisor org-nafmii': 404,
      'enhancer org-enhancer': 404,
      'rater org-rater': 404,
    })
  })

  test('closed, the issuer is told; allotted, who settles is told, an investor still only of himself', async () => {
    await toOpen()
    await steps.close(run)
    expect(await seen()).toMatchObject({
      'investor org-fund': [1, false, 0],
      'issuer org-issuer': [0, true, 0],
      'registrar org-registrar': [0, false, 0],
      'venue-review org-nafmii': 404,
    })
    await steps.allot(run)
    expect(await seen()).toEqual({
      'lead-underwriter org-bank': [2, true, 2],
      'investor org-investor': [1, false, 1],
      'investor org-fund': [1, false, 1],
      'issuer org-issuer': [0, true, 2],
      'registrar org-registrar': [0, true, 2],
      'venue-review org-nafmii': 404,
      'venue-supervisor org-nafmii': 404,
      'enhancer org-enhancer': 404,
      'rater org-rater': 404,
    })
  })

  test('nothing of an open book is anywhere in what another seat is sent', async () => {
    await toOpen()
    for (const [capacity, organisation] of lookers.slice(2, 5)) {
      const sent = JSON.stringify(await look(signedIn(capacity, organisation)))
      expect(sent, organisation).not.toContain('1.85')
      expect(sent, organisation).not.toContain(organisations.investor[1])
      expect(sent, organisation).not.toContain(String(3 * yi))
    }
  })

  test('the keeper reads demand level by level with the level at which it would clear', async () => {
    await toOpen()
    const { lines, bids } = await look(signedIn('lead-underwriter', 'org-bank'))
    expect(lines).toMatchObject([
      {
        demand: 5 * yi,
        level: '1.90',
        multiple: '1.25',
        settled: false,
        levels: [
          { rate: '1.85', amount: 3 * yi, bids: 1 },
          { rate: '1.90', amount: 2 * yi, bids: 1 },
        ],
      },
    ])
    expect(bids.map(({ investor }) => investor)).toEqual([organisations.investor[1], organisations.fund[1]])
  })

  test('a stranger has no project, and an investor who was not invited has none either', async () => {
    expect(await statusOf(look(signedIn('investor', 'org-park')))).toBe(404)
    expect(await statusOf(look(signedIn('lead-underwriter', 'org-investor')))).toBe(404)
  })

  test('an investor bids in 万元, changes it, takes it back; a wrong one keeps what he typed', async () => {
    await steps.publish(run)
    await steps.open(run)
    ports.at(at('2026-04-01', '10:00'))
    const who = signedIn('investor', 'org-investor')
    const { id: line } = await steps.lineOf(run)
    const post = (fields: Record<string, string>) => {
      const form = new FormData()
      for (const [name, value] of Object.entries({ key: ports.newId(), ...fields })) form.set(name, value)
      return postBid(who, { db, reader: db, ports }, { id: run, project }, form)
    }
    const bad = await post({ act: 'place', line, rate: '1.855', amount: '10,000.000001' })
    expect(bad).toMatchObject({
      ok: false,
      status: 422,
      refused: { typed: { amount: '10,000.000001', rate: '1.855' } },
    })
    expect(await post({ act: 'place', line, rate: '1.855', amount: '10,000' })).toMatchObject({
      ok: false,
      refused: { fields: { rate: [expect.any(String)] } },
    })
    expect(await post({ act: 'place', line, rate: '１.85％', amount: '１0,000' })).toMatchObject({ ok: true })
    const [bid] = (await look(who)).bids
    expect(bid).toMatchObject({ amount: yi, rate: '1.85', version: 1, standing: 'standing' })
    expect(await post({ act: 'place', bid: bid?.id ?? '', line, rate: '1.80', amount: '20000' })).toMatchObject({
      ok: true,
    })
    const changed = (await look(who)).bids
    expect(changed.map(({ standing, version }) => [standing, version])).toEqual([
      ['replaced', 1],
      ['standing', 2],
    ])
    expect(await post({ act: 'withdraw', bid: changed[1]?.id ?? '' })).toMatchObject({ ok: true })
    expect(await post({ act: 'withdraw', bid: changed[1]?.id ?? '' })).toMatchObject({ ok: false })
    expect((await look(who)).bids.map(({ standing }) => standing)).toEqual(['replaced', 'withdrawn'])
  })

  test('the list of books shows each seat its own sums', async () => {
    await toOpen()
    const list = (capacity: Capacity, organisation: string) =>
      presentBooks({ reader: db, ports }, signedIn(capacity, organisation), null)
    expect((await list('investor', 'org-investor')).lines).toMatchObject([
      { bids: { fen: 3 * yi, words: '1 笔' }, open: true },
    ])
    expect((await list('lead-underwriter', 'org-bank')).lines).toMatchObject([{ bids: { fen: 5 * yi } }])
    expect((await list('issuer', 'org-issuer')).lines).toMatchObject([{ bids: null, allotted: null }])
    expect((await list('investor', 'org-park')).lines).toEqual([])
    await steps.close(run)
    await steps.allot(run)
    expect((await list('investor', 'org-fund')).lines).toMatchObject([{ allotted: { fen: yi, paid: false } }])
  })
})
