import type { IsoDay } from '../calendar/day.ts'
import type { Basis } from '../kit/finding.ts'
import { cite } from '../library/library.ts'
import { documents } from './documents.ts'
import { type ParameterKey, parameterKeys } from './parameter-keys.ts'
import type { AppliesBy, Parameter } from './parameters.ts'
import type { Scope } from './scope.ts'

/** Where no first day is known the row holds from before any project the platform can carry. */
const always: IsoDay = '2015-01-01'

type Row = readonly [key: ParameterKey, value: string, scope: Scope, appliesBy: AppliesBy, basis: Basis, from?: IsoDay]

const interbank: Scope = { route: 'interbank' }
const publicly: Scope = { route: 'exchange-public' }
const privately: Scope = { route: 'exchange-private' }
const licence: Scope = { route: 'licence' }
const bothExchange: readonly Scope[] = [publicly, privately]

/** The same row on both exchange routes. */
const onExchanges = (
  key: ParameterKey,
  value: string,
  by: AppliesBy,
  basis: Basis,
  from?: IsoDay,
  more: Scope = {},
): Row[] => bothExchange.map((scope) => [key, value, { ...scope, ...more }, by, basis, from])

/** The notices of 2025-05-07, nearly the same at the three. */
const notices = [
  ['SSE', 'sse-2025-65'],
  ['SZSE', 'szse-2025-449'],
  ['BSE', 'bse-2025'],
] as const

const classRule = cite('exchange-guide-2', '科创企业类认定标准（2024年12月修订后的文字待核实）')

const regime: readonly Row[] = [
  ['regime.open', 'yes', interbank, 'acceptance', cite('nafmii-2025-86', '受理科技创新债券'), '2025-05-07'],
  ['regime.open', 'yes', licence, 'acceptance', documents.announcement8, '2025-05-07'],
  ...onExchanges('regime.open', 'yes', 'acceptance', cite('exchanges-2022', '受理科技创新公司债券'), '2022-05-20', {
    issuerKind: 'tech-firm',
  }),
  ...onExchanges('regime.open', 'yes', 'acceptance', cite('exchanges-2022', '受理科技创新公司债券'), '2022-05-20', {
    issuerKind: 'equity-investor',
  }),
  ...onExchanges('regime.open', 'yes', 'acceptance', documents.announcement8, '2025-05-07', {
    issuerKind: 'financial-institution',
  }),
]

const clocks: readonly Row[] = [
  ['clock.intake', '1', interbank, 'acceptance', cite('nafmii-process', '要件核对')],
  ...onExchanges('clock.intake', '5', 'acceptance', cite('csrc-222', '受理')),
  ['clock.intake', '5', licence, 'acceptance', cite('pboc-financial-bonds', '受理')],
  ['clock.review', '10', interbank, 'acceptance', cite('nafmii-rules', '首次意见')],
  ['clock.review', '5', { ...interbank, case: 'tier-1' }, 'acceptance', cite('nafmii-rules', '首次意见')],
  ['clock.review', '5', { ...interbank, case: 'tier-2' }, 'acceptance', cite('nafmii-rules', '首次意见')],
  ...onExchanges('clock.review', '10', 'acceptance', cite('exchange-review-rules', '首次意见')),
  ['clock.review-green', '5', interbank, 'acceptance', cite('platform', '银行间绿色通道首次意见'), '2025-05-07'],
  ...notices.flatMap(([venue, id]) =>
    onExchanges('clock.review-green', '10', 'acceptance', cite(id, '绿色通道天数'), '2025-05-07', { venue }),
  ),
  ['clock.reply', '10', interbank, 'acceptance', cite('nafmii-rules', '回复期限')],
  ...onExchanges('clock.reply', '20', 'acceptance', cite('exchange-review-rules', '回复期限')),
  ['clock.reply-extension', '10', interbank, 'acceptance', cite('nafmii-rules', '回复期限')],
  ...onExchanges('clock.reply-extension', '20', 'acceptance', cite('exchange-review-rules', '回复期限')),
  ['clock.reply-extensions', '1', interbank, 'acceptance', cite('nafmii-rules', '回复期限')],
  ...onExchanges('clock.reply-extensions', '1', 'acceptance', cite('exchange-review-rules', '回复期限')),
  ['clock.supplement', '10', interbank, 'acceptance', cite('nafmii-rules', '补正期限')],
  ...onExchanges('clock.supplement', '20', 'acceptance', cite('exchange-review-rules', '补正期限')),
  ...onExchanges('clock.suspension', '3', 'acceptance', cite('exchange-review-rules', '中止期限')),
  ['clock.suspension', '6', { ...publicly, case: 'csrc' }, 'acceptance', cite('csrc-222', '注册机关中止')],
  ['clock.suspension', '3', interbank, 'acceptance', cite('nafmii-rules', '中止期限')],
  ['clock.opinion', '2', publicly, 'acceptance', cite('csrc-222', '交易所审核意见')],
  ['clock.authority', '3', publicly, 'acceptance', cite('csrc-222', '注册决定')],
  ['clock.licence-decision', '20', licence, 'acceptance', cite('pboc-financial-bonds', '许可决定')],
  ['clock.licence-extension', '10', licence, 'acceptance', cite('pboc-financial-bonds', '许可决定')],
  ['clock.sealing', '3', { ...publicly, venue: 'SZSE' }, 'acceptance', cite('szse-2015-process', '封卷')],
  ['clock.calendar', 'statutory', {}, 'event', cite('platform', '法定工作日历')],
  ['meeting.experts', '5', interbank, 'event', cite('nafmii-rules', '会议专家')],
  ['meeting.postponing-votes', '2', interbank, 'event', cite('nafmii-meeting-2009', '推迟接受注册')],
  ['meeting.feedback', '3', interbank, 'event', cite('nafmii-meeting-2009', '会后反馈')],
  ['meeting.supplement', '10', interbank, 'event', cite('nafmii-meeting-2009', '会后补充')],
]

const validities: readonly Row[] = [
  ['registration.months', '24', interbank, 'acceptance', cite('nafmii-process', '注册有效期')],
  ['registration.months', '24', publicly, 'acceptance', documents.csrcDecision],
  ['registration.months', '12', privately, 'acceptance', cite('exchange-review-rules', '无异议函有效期')],
  ['registration.months', '24', licence, 'acceptance', cite('pboc-financial-bonds', '许可有效期')],
  ['registration.filing-after', '12', interbank, 'issue', cite('nafmii-rules', '注册后备案')],
  ['prospectus.months', '6', {}, 'issue', cite('customs', '募集说明书有效期')],
  ['financial-data.months', '6', {}, 'issue', cite('customs', '财务数据有效期')],
  ...notices.flatMap(([venue, id]) => {
    const basis = cite(id, '财务报告有效期')
    return [
      ...onExchanges('financial-data.leader-annual', '08-31', 'issue', basis, '2025-05-07', { venue }),
      ...onExchanges('financial-data.leader-half-year', '04-30', 'issue', basis, '2025-05-07', { venue }),
    ]
  }),
]

const terms: readonly Row[] = [
  [
    'tenor.min',
    '270D',
    { ...interbank, issuerKind: 'tech-firm' },
    'acceptance',
    cite('nafmii-2026', '期限下限'),
    '2026-03-09',
  ],
  [
    'tenor.min',
    '3Y',
    { ...interbank, issuerKind: 'equity-investor' },
    'acceptance',
    cite('nafmii-2026', '期限下限'),
    '2026-03-09',
  ],
  ...(['tech-upgrade', 'tech-investment', 'tech-incubation'] as const).flatMap((bondClass) =>
    onExchanges('use.technology-min', '70', 'acceptance', cite('exchanges-2022', '用途比例'), '2022-05-20', {
      bondClass,
    }),
  ),
  ...onExchanges('use.infrastructure-max', '30', 'acceptance', cite('exchanges-2022', '孵化设施比例'), '2022-05-20', {
    bondClass: 'tech-incubation',
  }),
  ...onExchanges('use.replacement-months', '12', 'issue', cite('exchange-guide-2', '置换前期投入'), '2023-10-20'),
  ['use.replacement-months', '12', interbank, 'issue', cite('customs', '银行间置换前期投入')],
  ['holders.max', '200', privately, 'issue', cite('csrc-222', '非公开发行对象')],
]

const publications: readonly Row[] = [
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

const eligibility: readonly Row[] = [
  [
    'eligibility.patents',
    '30',
    interbank,
    'acceptance',
    cite('nafmii-2025-86', '核心技术情形的数量标准'),
    '2025-05-07',
  ],
  [
    'eligibility.copyrights',
    '50',
    interbank,
    'acceptance',
    cite('nafmii-2025-86', '核心技术情形的数量标准'),
    '2025-05-07',
  ],
  ...onExchanges('eligibility.patents', '30', 'acceptance', classRule, '2022-05-20'),
  ...onExchanges('eligibility.copyrights', '50', 'acceptance', classRule, '2022-05-20'),
  ...onExchanges('eligibility.research-percent', '5', 'acceptance', classRule, '2022-05-20'),
  ...onExchanges('eligibility.research-fen', '8000000000', 'acceptance', classRule, '2022-05-20'),
  ...onExchanges('eligibility.technology-revenue-percent', '50', 'acceptance', classRule, '2022-05-20'),
  [
    'eligibility.investment-income-percent',
    '50',
    interbank,
    'acceptance',
    cite('nafmii-2025-86', '股权投资机构情形二'),
    '2025-05-07',
  ],
  [
    'eligibility.founded-years',
    '3',
    interbank,
    'acceptance',
    cite('nafmii-2025-86', '股权投资机构情形二'),
    '2025-05-07',
  ],
  ['eligibility.exits', '3', interbank, 'acceptance', cite('nafmii-2025-86', '股权投资机构情形二'), '2025-05-07'],
  ['title.expiry-day-counts', 'yes', {}, 'acceptance', cite('platform', '称号到期当日')],
  ['title.expiry-notice', '30', {}, 'event', cite('platform', '称号到期提醒')],
  ['recusal.lookback-months', '24', {}, 'event', cite('platform', '离任回避期')],
]

/** The dated rows as shipped; the database keeps them afterwards, changed under four eyes. */
export const parameterTable: readonly Parameter[] = [
  ...regime,
  ...clocks,
  ...validities,
  ...terms,
  ...publications,
  ...eligibility,
].map(([key, value, scope, appliesBy, basis, from]): Parameter => {
  const [title, unit] = parameterKeys[key]
  return { key, title, value, unit, scope, from: from ?? always, to: null, appliesBy, basis }
})
