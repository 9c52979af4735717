import { describe, expect, test } from 'vitest'
import { ratingStage } from '#workflows/rating/stage.ts'
import { clockwork, no, playStage, yes } from '../support/play-stage.ts'

const agency = (name: string) => ({ person: name, organisation: 'org-agency', seats: ['rater' as const] })
const analyst = agency('analyst')
const member = agency('member')
const other = { person: 'other', organisation: 'org-other', seats: ['rater' as const] }
const issuer = { person: 'issuer', organisation: 'org-issuer', seats: ['issuer' as const] }
const lead = { person: 'lead', organisation: 'org-lead', seats: ['lead-underwriter' as const] }

const accept = {
  by: analyst,
  type: 'rating.accept',
  data: { methodology: '股权投资机构评级方法', acceptedOn: '2026-04-01' },
  given: yes('independent'),
}
const supply = { by: issuer, type: 'data.supply', data: { on: '2026-04-02', note: '审计报告' } }
const begin = { by: analyst, type: 'fieldwork.begin', data: { plan: '访谈' } }
const visit = {
  by: analyst,
  type: 'interview.note',
  data: { on: '2026-04-03', kind: 'site-visit', who: '投资总监', summary: '了解退出' },
}
const finish = { by: analyst, type: 'fieldwork.close', data: { summary: '完成' } }
const grade = { symbol: 'AA', modifier: '+', suffix: 'sti', outlook: '稳定' }
const draft = { by: analyst, type: 'draft.submit', data: { ...grade, on: '2026-04-07', grounds: '投资能力突出' } }
const decide = {
  by: member,
  type: 'committee.decide',
  data: { ...grade, heldOn: '2026-04-08', members: 5, opinion: '同意' },
}
const agree = { by: issuer, type: 'result.accept' }
const issue = { by: analyst, type: 'rating.issue', data: { number: '评字 1 号', on: '2026-04-10' } }
const publish = { by: analyst, type: 'rating.publish', data: { on: '2026-04-11', where: '评级机构网站' } }
const review = { by: issuer, type: 'review.request', data: { grounds: '新增退出', material: '退出协议' } }

const toDraft = [accept, supply, begin, visit, finish] as const
const toResult = [...toDraft, draft, decide] as const

const upTo = (...moves: Parameters<ReturnType<typeof playStage>['move']>[0][]) => {
  const play = playStage(ratingStage, { opening: { agency: 'org-agency', subject: 'issuer' } })
  for (const move of moves) play.move(move)
  return play
}

describe('one rating from mandate to tracking', () => {
  test('goes the whole way, each result dated and recorded', () => {
    const play = upTo()
    expect(play.move(accept)).toEqual(['record.rating-terms', 'letter.rating-mandate'])
    for (const move of toDraft.slice(1)) play.move(move)
    play.move(draft)
    expect(play.move(decide)).toContain('record.rating-result first')
    play.move(agree)
    expect(play.move(issue)).toEqual(['record.rating-publication issue'])
    expect(play.move(publish)).toEqual(['record.rating-publication publish'])
    expect([play.state(), play.status()]).toEqual(['tracking', 'active'])
  })

  test('grades are words of the agency: nothing is an enumeration', () => {
    const odd = { ...draft, data: { ...draft.data, symbol: '五星 SI-3', modifier: '', suffix: '', outlook: '发展中' } }
    const play = upTo(...toDraft, odd)
    expect(play.state()).toBe('committee')
  })

  test('no fieldwork without material, no draft without a talk or visit', () => {
    expect(upTo(accept).refusal(begin)).toBe('发行人尚未提供资料。')
    expect(upTo(accept, supply, begin).refusal(finish)).toBe('尚未登记访谈或现场查看。')
  })
})

describe('independence and four eyes', () => {
  test('an agency behind the wall cannot accept, and reads why', () => {
    const close = no('independent', '该机构同时是本项目的主承销商。')
    expect(upTo().refusal({ ...accept, given: close })).toBe('不能接受委托：该机构同时是本项目的主承销商。')
  })

  test('another agency on the same project never acts here', () => {
    const play = upTo()
    expect(play.refusal({ ...accept, by: other })).toContain('不能接受委托')
    expect(upTo(...toDraft).refusal({ ...draft, by: other })).toContain('另一家评级机构')
    expect(upTo(...toDraft, draft).refusal({ ...decide, by: other })).toContain('分析师不得参加')
  })

  test('the analyst decides neither the first result nor the review', () => {
    expect(upTo(...toDraft, draft).refusal({ ...decide, by: analyst })).toContain('分析师不得参加')
    expect(upTo(...toResult, review).refusal({ ...decide, by: analyst })).toContain('分析师不得参加')
  })

  test('sent back, a new analyst is bound instead', () => {
    const back = { by: member, type: 'committee.send-back', data: { reason: '补充同业比较' } }
    const play = upTo(...toDraft, draft, back, { ...draft, by: member })
    expect(play.refusal(decide)).toContain('分析师不得参加')
    play.move({ ...decide, by: analyst })
    expect(play.state()).toBe('notified')
  })

  test('issuer and underwriter hold no lever of the rating', () => {
    const play = upTo(...toDraft, draft)
    expect(play.offers(issuer)).toEqual(['rating.end'])
    expect(play.offers(lead)).toEqual(['rating.end'])
  })
})

describe('the review, once', () => {
  test('its result is final: no second request, no second decision', () => {
    const play = upTo(...toResult, review)
    expect(play.state()).toBe('reappraisal')
    expect(play.move(decide)).toContain('record.rating-result review')
    expect(play.state()).toBe('settled')
    expect(play.refusal(review)).toContain('您的席位')
  })

  test('silence settles the result at the end of the period', () => {
    const play = upTo(...toResult)
    expect(play.refusal(issue)).toContain('您的席位')
    expect(play.move({ by: clockwork, type: 'objection.lapse' })).toEqual(['notice.lapse objection'])
    expect(play.state()).toBe('settled')
  })
})

describe('not rated, ended, tracked', () => {
  test('waived at the start with reasons, by the issuer side only', () => {
    const waive = { by: issuer, type: 'rating.waive', data: { reason: '非公开发行，投资人未要求' } }
    expect(upTo().refusal({ ...waive, by: analyst })).toContain('您的席位')
    expect(upTo().ask({ ...waive, data: { reason: '  ' } })).toMatchObject({
      reason: 'invalid',
      fields: { reason: ['请填写'] },
    })
    const play = upTo()
    expect(play.move(waive)).toEqual(['record.rating-end waived'])
    expect([play.state(), play.status()]).toEqual(['waived', 'done'])
    expect(upTo(accept).refusal(waive)).toContain('您的席位')
  })

  test('a mandate ends before the result by either party', () => {
    const end = { type: 'rating.end', data: { reason: '发行计划取消' } }
    for (const by of [issuer, lead, analyst])
      expect(upTo(...toDraft).move({ ...end, by })).toEqual(['record.rating-end ended'])
  })

  test('tracking is proposed by one and issued by another, year after year', () => {
    const propose = {
      by: analyst,
      type: 'tracking.propose',
      data: { ...grade, kind: 'annual', on: '2027-06-01', grounds: '稳定' },
    }
    const track = {
      by: member,
      type: 'rating.track',
      data: { ...grade, kind: 'annual', number: '跟踪 1', on: '2027-06-05' },
    }
    const play = upTo(...toResult, agree, issue, publish)
    expect(play.refusal(track)).toContain('先由分析师提出建议')
    for (const _ of [2027, 2028]) {
      play.move(propose)
      expect(play.refusal({ ...track, by: analyst })).toContain('另一人')
      expect(play.move(track)).toEqual(['record.rating-tracking'])
    }
    expect(play.state()).toBe('tracking')
  })

  test('the last bond takes the tracking with it, an earlier one does not', () => {
    const close = { by: clockwork, type: 'tracking.close' }
    const play = upTo(...toResult, agree, issue, publish)
    expect(play.move(close)).toEqual([])
    expect(play.state()).toBe('tracking')
    expect(play.move({ ...close, given: yes('cleared') })).toEqual(['record.rating-end closed'])
    expect(play.status()).toBe('done')
  })
})
