import type { AnyMachineSnapshot } from 'xstate'
import { defineStage } from '../kit/stage.ts'
import { type RatingContext, ratingContext } from './context.ts'
import { ratingEvents } from './events.ts'
import { ratingMachine } from './machine.ts'

const because = { reason: '委托事项已经变化' }
const grade = { symbol: 'AA', modifier: '+', outlook: '稳定' }

export const ratingStage = defineStage({
  name: 'rating',
  version: 1,
  title: '评级',
  machine: ratingMachine,
  events: ratingEvents,
  context: ratingContext,
  samples: {
    'rating.accept': [{ methodology: '科技创新企业评级方法', acceptedOn: '2026-03-02' }],
    'rating.decline': [because],
    'rating.waive': [because],
    'rating.end': [because],
    'data.request': [{ list: '近三年审计报告' }],
    'data.supply': [{ on: '2026-03-03', note: '近三年审计报告' }],
    'fieldwork.begin': [{ plan: '访谈管理层' }],
    'interview.note': [{ on: '2026-03-04', kind: 'interview', who: '研发负责人', summary: '了解研发进展' }],
    'fieldwork.close': [{ summary: '现场工作结束' }],
    'draft.submit': [{ ...grade, on: '2026-03-09', grounds: '技术领先' }],
    'committee.decide': [{ ...grade, suffix: 'sti', heldOn: '2026-03-10', members: 5, opinion: '同意' }],
    'committee.send-back': [because],
    'result.accept': [{}],
    'review.request': [{ grounds: '新增订单未计入', material: '订单合同' }],
    'objection.lapse': [{}],
    'rating.issue': [{ number: '评字第 1 号', on: '2026-03-12' }],
    'rating.publish': [{ on: '2026-03-13', where: '评级机构网站' }],
    'tracking.propose': [{ ...grade, kind: 'annual', on: '2027-06-01', grounds: '经营稳定' }],
    'rating.track': [{ ...grade, kind: 'annual', number: '跟踪 1 号', on: '2027-06-10' }],
    'tracking.close': [{}],
    'rating.withdraw': [{ reason: '发行人停止提供资料', on: '2027-08-01' }],
  },
  openings: [{}, { agency: 'org-rater' }],
  givens: ['independent', 'cleared'],
  essence,
})

/** One delivery and one visit teach as much as ten. */
function essence({ value, context }: AnyMachineSnapshot): unknown {
  const { supplied, visits, draftedBy, reviews }: RatingContext = context
  return [
    value,
    value === 'data-room' ? Math.min(supplied, 1) : 0,
    value === 'fieldwork' ? Math.min(visits, 1) : 0,
    ['committee', 'reappraisal', 'tracking'].includes(String(value)) ? draftedBy : 0,
    Math.min(reviews, 1),
  ]
}
