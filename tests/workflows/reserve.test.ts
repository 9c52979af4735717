import { describe, expect, test } from 'vitest'
import { reserveStage } from '#workflows/reserve/stage.ts'
import { no, person, playStage, yes } from '../support/play-stage.ts'

const steward = person('steward', 'steward')
const issuer = person('issuer', 'issuer')
const banker = person('banker', 'lead-underwriter.maker')
const rival = person('rival', 'lead-underwriter.maker')

const pool = { by: steward, type: 'reserve.pool', data: { source: 'recommended' } }
const guide = { by: banker, type: 'reserve.guide', data: { plan: '核对主体资格' } }
const mature = {
  by: banker,
  type: 'reserve.mature',
  data: { test: '科技创新称号', statement: '证书有效' },
  given: yes('eligibility'),
}
const offer = { by: banker, type: 'reserve.mandate', data: { scope: '牵头主承销' }, given: yes('eligibility') }
const remove = { by: issuer, type: 'reserve.remove', data: { reason: '暂无融资计划' } }

const upTo = (...moves: Parameters<ReturnType<typeof playStage>['move']>[0][]) => {
  const play = playStage(reserveStage)
  for (const move of moves) play.move(move)
  return play
}

describe('from a lead to a mandate', () => {
  test('each step by who may take it, the registration opened at the end', () => {
    const play = upTo(pool, guide)
    expect(play.move(mature)).toEqual(['record.findings mature'])
    play.move(offer)
    expect(play.state()).toBe('offered')
    expect(play.move({ by: issuer, type: 'mandate.accept' })).toEqual([
      'record.findings mandate',
      'record.registration open',
      'letter.reserve-registration',
    ])
    expect([play.state(), play.status()]).toEqual(['mandated', 'done'])
  })

  test('an underwriter and its issuer manage without a steward', () => {
    const play = upTo({ ...pool, by: issuer, data: { source: 'self' } }, guide, mature, offer)
    play.move({ by: issuer, type: 'mandate.accept' })
    expect(play.state()).toBe('mandated')
  })

  test('only the keepers of the reserve guide and confirm; investors see nothing', () => {
    expect(upTo(pool).refusal({ ...guide, by: issuer })).toContain('您的席位')
    expect(upTo(pool, guide).offers(issuer)).toEqual(['guidance.note', 'route.choose', 'reserve.remove'])
    expect(upTo(pool, guide).offers(person('fund', 'investor'))).toEqual([])
  })

  test('a published rule that refuses stops both the confirmation and the offer, in its own words', () => {
    const unfit = no('eligibility', '称号已于 2026-03-01 到期。')
    expect(upTo(pool, guide).refusal({ ...mature, given: unfit })).toBe('还不能确认成熟：称号已于 2026-03-01 到期。')
    expect(upTo(pool, guide, mature).refusal({ ...offer, given: unfit })).toContain('称号已于 2026-03-01 到期。')
  })
})

describe('two parties to a mandate', () => {
  const offered = [pool, guide, mature, offer] as const

  test('who offered never answers for the issuer, whatever seat he comes by', () => {
    const same = person('banker', 'issuer')
    const play = upTo(...offered)
    expect(play.refusal({ by: same, type: 'mandate.accept' })).toContain('不得代发行人接受')
    expect(play.refusal({ by: same, type: 'mandate.decline', data: { reason: '另有安排' } })).toContain('不得代发行人')
  })

  test('declined or taken back, another house may offer', () => {
    const play = upTo(...offered, { by: issuer, type: 'mandate.decline', data: { reason: '费率' } })
    play.move({ ...offer, by: rival })
    expect(play.memory()).toEqual({ offeredBy: 'rival', offeredFor: 'org-rival' })
    const retract = { type: 'mandate.retract', data: { reason: '内部调整' } }
    expect(play.refusal({ ...retract, by: banker })).toContain('只有提出委托的主承销商')
    play.move({ ...retract, by: rival })
    expect([play.state(), play.memory()]).toEqual(['mature', { offeredBy: null, offeredFor: null }])
  })
})

describe('leaving and choosing', () => {
  test('an entry can leave from every open state, and a removed one is final', () => {
    const steps = [pool, guide, mature, offer]
    for (let n = 0; n <= steps.length; n += 1) {
      const play = upTo(...steps.slice(0, n))
      play.move(remove)
      expect([play.state(), play.status()]).toEqual(['removed', 'done'])
      expect(play.ask(pool)).toMatchObject({ ok: false, reason: 'finished' })
    }
  })

  test('the route changes until somebody stated that the issuer qualifies on it', () => {
    const choose = { by: issuer, type: 'route.choose', data: { route: 'exchange-private', venue: 'SZSE' } }
    const play = upTo(pool, guide)
    expect(play.move(choose)).toEqual(['record.route'])
    play.move(mature)
    expect(play.refusal(choose)).toContain('您的席位')
    play.move({ by: steward, type: 'reserve.return', data: { reason: '证书待换' } })
    play.move(choose)
  })

  test('a venue that does not take the route is refused on its field', () => {
    const wrong = { by: issuer, type: 'route.choose', data: { route: 'interbank', venue: 'SSE' } }
    expect(upTo(pool).ask(wrong)).toMatchObject({ reason: 'invalid', fields: { venue: ['该市场不受理这一申报路径'] } })
  })
})
