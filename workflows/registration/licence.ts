import { effect } from '../kit/guards.ts'
import type { Seat } from '../kit/seats.ts'
import { cite } from '../library/library.ts'
import { granting, whileRegistered } from './deciding.ts'
import { answeringInternal, intake, internalReview, preparation, submission } from './filing.ts'
import { lapseToSuspended, suspendedMap, whileOpen, withdrawal } from './leaving.ts'
import { answer, ask, permitting } from './rounds.ts'
import { birth, registration } from './setup.ts'

const open = (state: string) => whileOpen(state, 'pboc', 'pboc')
const word = (NAFMII: string) => ({ NAFMII })

const asked = (from: string) =>
  ask({ from, to: 'asked', origin: 'review', by: ['pboc'], label: '发出补充意见', needs: 'examiner' })

/**
 * Interbank financial bonds by administrative licence of the People's Bank (domain §3.5): own organ's resolution, opinion of the
 * supervising authority, acceptance, decision. The procedure is not published step by step; venue words are plain descriptions.
 */
export const licenceMachine = registration.createMachine({
  id: 'registration-licence',
  context: birth,
  initial: 'preparing',
  states: {
    preparing: {
      tags: ['awaiting:lead-underwriter', 'awaiting:issuer'],
      meta: { title: '编制中', lane: 'main' },
      on: preparation,
    },
    'internal-review': {
      tags: ['awaiting:lead-underwriter'],
      meta: { title: '内部审核', lane: 'main' },
      on: internalReview('seeking-opinion', [effect('record.supervisor')]),
    },
    'seeking-opinion': {
      tags: ['awaiting:nfra'],
      meta: { title: '待监管意见', lane: 'main' },
      on: {
        'opinion.give': {
          target: 'cleared',
          actions: [effect('notice.turn', { what: 'opinion' })],
          meta: { by: ['nfra'], label: '出具监管意见', tone: 'primary' },
        },
        'opinion.decline': {
          target: 'preparing',
          meta: { by: ['nfra'], label: '不出具监管意见', tone: 'danger' },
        },
        'filing.withdraw': preparation['filing.withdraw'],
      },
    },
    answering: { ...answeringInternal, on: { ...answer(['internal-review']), ...withdrawal } },
    cleared: {
      tags: ['awaiting:lead-underwriter'],
      meta: { title: '待报送', lane: 'main' },
      on: submission,
    },
    filed: {
      tags: ['awaiting:pboc'],
      meta: { title: '已报送', official: word('已报送'), lane: 'main', clocks: { running: ['intake'] } },
      on: {
        ...intake('pboc', 'accepted', cite('pboc-financial-bonds', '受理')),
        ...permitting('pboc'),
        ...open('filed'),
      },
    },
    supplementing: {
      tags: ['awaiting:lead-underwriter', 'awaiting:issuer'],
      meta: { title: '待补正', official: word('补正'), lane: 'side', clocks: { running: ['supplement'] } },
      on: { ...answer(['filed']), ...lapseToSuspended('supplementing', 'pboc'), ...open('supplementing') },
    },
    accepted: {
      tags: ['awaiting:pboc'],
      meta: { title: '已受理', official: word('受理'), lane: 'main', clocks: { running: ['review'] } },
      on: {
        'feedback.issue': asked('accepted'),
        ...permitting('pboc'),
        'item.accept': {
          actions: [effect('record.item')],
          meta: { by: ['pboc'] as readonly Seat[], label: '认可一条回复' },
        },
        ...granting('pboc', '准予行政许可'),
        'registration.refuse': {
          target: 'refused',
          actions: [effect('record.closing', { outcome: 'refused' }), effect('letter.refusal-notice')],
          meta: { by: ['pboc'], label: '不予行政许可', tone: 'danger' },
        },
        ...open('accepted'),
      },
    },
    asked: {
      tags: ['awaiting:lead-underwriter', 'awaiting:issuer'],
      meta: {
        title: '待补充',
        official: word('受理'),
        lane: 'side',
        clocks: { running: ['reply'], paused: ['review'] },
      },
      on: { ...answer(['accepted']), ...lapseToSuspended('asked', 'pboc'), ...open('asked') },
    },
    registered: {
      tags: ['awaiting:lead-underwriter', 'awaiting:issuer'],
      meta: { title: '准予许可', official: word('准予行政许可'), lane: 'main', clocks: { running: ['registration'] } },
      on: whileRegistered,
    },
    suspended: {
      tags: ['awaiting:pboc', 'awaiting:issuer'],
      meta: { title: '中止', official: word('中止'), lane: 'side', clocks: { running: ['suspension'], paused: 'all' } },
      on: suspendedMap(['filed', 'supplementing', 'accepted', 'asked'], 'pboc', ['pboc']),
    },
    withdrawn: { type: 'final', meta: { title: '已撤回', official: word('撤回'), lane: 'side' } },
    terminated: { type: 'final', meta: { title: '终止', lane: 'side' } },
    refused: { type: 'final', meta: { title: '不予许可', official: word('不予行政许可'), lane: 'side' } },
    closed: { type: 'final', meta: { title: '已注销', lane: 'side' } },
    lapsed: { type: 'final', meta: { title: '许可失效', lane: 'side' } },
  },
})
