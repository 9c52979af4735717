import type { IsoDay } from '../calendar/day.ts'
import type { Basis } from '../kit/finding.ts'
import { documents, practice, unverified } from './documents.ts'
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
  ['SSE', documents.sse65],
  ['SZSE', documents.szse449],
  ['BSE', documents.bse2025],
] as const

const u4 = practice('交易商协会注册工作规程（期限未见现行公开文本）')
const u5 = practice('各交易所公司债券发行上市审核规则（现行期限待核实）')
const order222 = practice('《公司债券发行与交易管理办法》（证监会令第222号）', '2023-10-20')
const licensing = practice('《全国银行间债券市场金融债券发行管理办法》及中国人民银行行政许可程序')
const classRule = unverified(documents.exchangeSpecial, '科创企业类认定标准（2024年12月修订后的文字待核实）')

const regime: readonly Row[] = [
  ['regime.open', 'yes', interbank, 'acceptance', documents.association86, '2025-05-07'],
  ['regime.open', 'yes', licence, 'acceptance', documents.announcement8, '2025-05-07'],
  ...onExchanges('regime.open', 'yes', 'acceptance', documents.exchanges2022, '2022-05-20', {
    issuerKind: 'tech-firm',
  }),
  ...onExchanges('regime.open', 'yes', 'acceptance', documents.exchanges2022, '2022-05-20', {
    issuerKind: 'equity-investor',
  }),
  ...onExchanges('regime.open', 'yes', 'acceptance', documents.announcement8, '2025-05-07', {
    issuerKind: 'financial-institution',
  }),
]

const clocks: readonly Row[] = [
  ['clock.intake', '1', interbank, 'acceptance', documents.associationProcess],
  ...onExchanges('clock.intake', '5', 'acceptance', order222),
  ['clock.intake', '5', licence, 'acceptance', licensing],
  ['clock.review', '10', interbank, 'acceptance', u4],
  ['clock.review', '5', { ...interbank, case: 'tier-1' }, 'acceptance', u4],
  ['clock.review', '5', { ...interbank, case: 'tier-2' }, 'acceptance', u4],
  ...onExchanges('clock.review', '10', 'acceptance', u5),
  ...onExchanges('clock.review-green', '10', 'acceptance', documents.szse449, '2025-05-07', { venue: 'SZSE' }),
  ...onExchanges('clock.review-green', '10', 'acceptance', unverified(documents.sse65), '2025-05-07', { venue: 'SSE' }),
  ...onExchanges('clock.review-green', '10', 'acceptance', unverified(documents.bse2025), '2025-05-07', {
    venue: 'BSE',
  }),
  ['clock.reply', '10', interbank, 'acceptance', u4],
  ...onExchanges('clock.reply', '20', 'acceptance', u5),
  ['clock.reply-extension', '10', interbank, 'acceptance', u4],
  ...onExchanges('clock.reply-extension', '20', 'acceptance', u5),
  ['clock.reply-extensions', '1', interbank, 'acceptance', u4],
  ...onExchanges('clock.reply-extensions', '1', 'acceptance', u5),
  ['clock.supplement', '10', interbank, 'acceptance', u4],
  ...onExchanges('clock.supplement', '20', 'acceptance', u5),
  ...onExchanges('clock.suspension', '3', 'acceptance', u5),
  ['clock.suspension', '6', { ...publicly, case: 'csrc' }, 'acceptance', order222],
  ['clock.suspension', '3', interbank, 'acceptance', u4],
  ['clock.opinion', '2', publicly, 'acceptance', order222],
  ['clock.authority', '3', publicly, 'acceptance', order222],
  ['clock.licence-decision', '20', licence, 'acceptance', licensing],
  ['clock.licence-extension', '10', licence, 'acceptance', licensing],
  [
    'clock.sealing',
    '3',
    { ...publicly, venue: 'SZSE' },
    'acceptance',
    practice('深圳证券交易所公司债券审核流程（2015年，现行期限待核实）'),
  ],
  ['clock.calendar', 'statutory', {}, 'event', practice('以工作日计的法定期限按法定工作日历计算')],
  ['meeting.experts', '5', interbank, 'event', practice('交易商协会注册会议：五名专家')],
  ['meeting.postponing-votes', '2', interbank, 'event', documents.associationMeeting],
  ['meeting.feedback', '3', interbank, 'event', documents.associationMeeting],
  ['meeting.supplement', '10', interbank, 'event', documents.associationMeeting],
]

const validities: readonly Row[] = [
  ['registration.months', '24', interbank, 'acceptance', documents.associationProcess],
  ['registration.months', '24', publicly, 'acceptance', documents.csrcDecision],
  ['registration.months', '12', privately, 'acceptance', practice('交易所无异议函有效期')],
  ['registration.months', '24', licence, 'acceptance', licensing],
  ['registration.filing-after', '12', interbank, 'issue', u4],
  ['prospectus.months', '6', {}, 'issue', practice('募集说明书自最后签署之日起六个月内有效')],
  ['financial-data.months', '6', {}, 'issue', practice('最近一期财务数据自期末起六个月内有效')],
  ...notices.flatMap(([venue, basis]) => [
    ...onExchanges('financial-data.leader-annual', '08-31', 'issue', basis, '2025-05-07', { venue }),
    ...onExchanges('financial-data.leader-half-year', '04-30', 'issue', basis, '2025-05-07', { venue }),
  ]),
]

const terms: readonly Row[] = [
  [
    'tenor.min',
    '270D',
    { ...interbank, issuerKind: 'tech-firm' },
    'acceptance',
    documents.association2026,
    '2026-03-09',
  ],
  [
    'tenor.min',
    '3Y',
    { ...interbank, issuerKind: 'equity-investor' },
    'acceptance',
    documents.association2026,
    '2026-03-09',
  ],
  ...(['tech-upgrade', 'tech-investment', 'tech-incubation'] as const).flatMap((bondClass) =>
    onExchanges('use.technology-min', '70', 'acceptance', documents.exchanges2022, '2022-05-20', { bondClass }),
  ),
  ...onExchanges('use.infrastructure-max', '30', 'acceptance', documents.exchanges2022, '2022-05-20', {
    bondClass: 'tech-incubation',
  }),
  ...onExchanges('use.replacement-months', '12', 'issue', documents.exchangeSpecial, '2023-10-20'),
  [
    'use.replacement-months',
    '12',
    interbank,
    'issue',
    practice('银行间市场置换前期投入的回溯期（未见公开文本）', '2025-05-07'),
  ],
  ['holders.max', '200', privately, 'issue', order222],
]

const publications: readonly Row[] = [
  ['publication.lead', '3', { ...interbank, case: 'first-public' }, 'issue', documents.disclosureRules, '2021-05-01'],
  ['publication.lead', '2', { ...interbank, case: 'later-public' }, 'issue', documents.disclosureRules, '2021-05-01'],
  ['publication.lead', '1', { ...interbank, case: 'scp' }, 'issue', documents.disclosureRules, '2021-05-01'],
  ['publication.lead', '1', { ...interbank, case: 'private' }, 'issue', documents.disclosureRules, '2021-05-01'],
  ...(
    [
      ['notice.use-change', '5'],
      ['notice.payment', '5'],
      ['disclosure.material-event', '2'],
      ['disclosure.insolvency-progress', '2'],
      ['disclosure.insolvency-plan', '5'],
      ['disclosure.accounting-error', '30'],
      ['disclosure.officer-change', '2'],
      ['disclosure.annual-report', '04-30'],
      ['disclosure.half-year-report', '08-31'],
      ['disclosure.first-quarter', '04-30'],
      ['disclosure.third-quarter', '10-31'],
      ['material.guarantee-percent', '20'],
      ['material.borrowing-percent', '20'],
      ['material.loss-percent', '10'],
      ['material.assumed-debt-percent', '10'],
    ] as const
  ).map(([key, value]): Row => [key, value, interbank, 'event', documents.disclosureRules, '2021-05-01']),
  ...onExchanges('disclosure.annual-report', '04-30', 'event', u5),
  ...onExchanges('disclosure.half-year-report', '08-31', 'event', u5),
  ...onExchanges('disclosure.material-event', '2', 'event', u5),
  ...onExchanges('disclosure.trustee-report', '06-30', 'event', practice('公司债券受托管理人执业行为准则')),
  ...onExchanges('disclosure.tracking-rating', '06-30', 'event', practice('年度报告披露后两个月内跟踪评级')),
  ['disclosure.tracking-rating', '07-31', interbank, 'event', practice('银行间市场跟踪评级安排')],
]

const eligibility: readonly Row[] = [
  [
    'eligibility.patents',
    '30',
    interbank,
    'acceptance',
    unverified(documents.association86, '核心技术情形的数量标准'),
    '2025-05-07',
  ],
  [
    'eligibility.copyrights',
    '50',
    interbank,
    'acceptance',
    unverified(documents.association86, '核心技术情形的数量标准'),
    '2025-05-07',
  ],
  ...onExchanges('eligibility.patents', '30', 'acceptance', classRule, '2022-05-20'),
  ...onExchanges('eligibility.copyrights', '50', 'acceptance', classRule, '2022-05-20'),
  ...onExchanges('eligibility.research-percent', '5', 'acceptance', classRule, '2022-05-20'),
  ...onExchanges('eligibility.research-fen', '8000000000', 'acceptance', classRule, '2022-05-20'),
  ...onExchanges('eligibility.technology-revenue-percent', '50', 'acceptance', classRule, '2022-05-20'),
  ['eligibility.investment-income-percent', '50', interbank, 'acceptance', documents.association86, '2025-05-07'],
  ['eligibility.founded-years', '3', interbank, 'acceptance', documents.association86, '2025-05-07'],
  ['eligibility.exits', '3', interbank, 'acceptance', documents.association86, '2025-05-07'],
  [
    'title.expiry-day-counts',
    'yes',
    {},
    'acceptance',
    practice('称号到期当日是否有效未见公开规定，本平台按当日有效处理'),
  ],
  ['recusal.lookback-months', '24', {}, 'event', practice('离任后的回避期限未见公开规定，本平台默认')],
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
