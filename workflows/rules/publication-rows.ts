import { cite } from '../library/library.ts'
import { interbank, onExchanges, type Row } from './parameter-rows.ts'

/** When papers are published, and what is disclosed while a bond lives. */

export const publicationRows: readonly Row[] = [
  [
    'publication.lead',
    '3',
    { ...interbank, case: 'first-public' },
    'issue',
    cite('nafmii-disclosure-2021', '发行文件公布'),
    '2021-05-01',
  ],
  [
    'publication.lead',
    '2',
    { ...interbank, case: 'later-public' },
    'issue',
    cite('nafmii-disclosure-2021', '发行文件公布'),
    '2021-05-01',
  ],
  [
    'publication.lead',
    '1',
    { ...interbank, case: 'scp' },
    'issue',
    cite('nafmii-disclosure-2021', '发行文件公布'),
    '2021-05-01',
  ],
  [
    'publication.lead',
    '1',
    { ...interbank, case: 'private' },
    'issue',
    cite('nafmii-disclosure-2021', '发行文件公布'),
    '2021-05-01',
  ],
  ...(
    [
      ['notice.use-change', '5', '变更募集资金用途'],
      ['notice.payment', '5', '付息兑付公告'],
      ['disclosure.material-event', '2', '重大事项'],
      ['disclosure.insolvency-progress', '2', '破产信息'],
      ['disclosure.insolvency-plan', '5', '破产信息'],
      ['disclosure.accounting-error', '30', '会计差错更正'],
      ['disclosure.officer-change', '2', '信息披露负责人'],
      ['disclosure.annual-report', '04-30', '定期报告'],
      ['disclosure.half-year-report', '08-31', '定期报告'],
      ['disclosure.first-quarter', '04-30', '定期报告'],
      ['disclosure.third-quarter', '10-31', '定期报告'],
      ['material.guarantee-percent', '20', '重大事项'],
      ['material.borrowing-percent', '20', '重大事项'],
      ['material.loss-percent', '10', '重大事项'],
      ['material.assumed-debt-percent', '10', '重大事项'],
    ] as const
  ).map(
    ([key, value, item]): Row => [key, value, interbank, 'event', cite('nafmii-disclosure-2021', item), '2021-05-01'],
  ),
  ...onExchanges('disclosure.annual-report', '04-30', 'event', cite('exchange-review-rules', '存续期披露')),
  ...onExchanges('disclosure.half-year-report', '08-31', 'event', cite('exchange-review-rules', '存续期披露')),
  ...onExchanges('disclosure.material-event', '2', 'event', cite('exchange-review-rules', '存续期披露')),
  ...onExchanges('disclosure.trustee-report', '06-30', 'event', cite('trustee-code', '受托管理年度报告')),
  ...onExchanges('disclosure.tracking-rating', '06-30', 'event', cite('customs', '跟踪评级时间')),
  ['disclosure.tracking-rating', '07-31', interbank, 'event', cite('customs', '跟踪评级时间')],
]
