import type { IsoDay } from '../calendar/day.ts'
import { cite } from '../library/library.ts'
import { documents } from './documents.ts'
import { eligibilityRows } from './eligibility-rows.ts'
import { parameterKeys } from './parameter-keys.ts'
import { interbank, licence, onExchanges, privately, type Row } from './parameter-rows.ts'
import type { Parameter } from './parameters.ts'
import { clockRows, validityRows } from './period-rows.ts'
import { publicationRows } from './publication-rows.ts'

/** Where no first day is known the row holds from before any project the platform can carry. */
const always: IsoDay = '2015-01-01'

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

/** The dated rows as shipped; the database keeps them afterwards, changed under four eyes. */
export const parameterTable: readonly Parameter[] = [
  ...regime,
  ...clockRows,
  ...validityRows,
  ...terms,
  ...publicationRows,
  ...eligibilityRows,
].map(([key, value, scope, appliesBy, basis, from]): Parameter => {
  const [title, unit] = parameterKeys[key]
  return { key, title, value, unit, scope, from: from ?? always, to: null, appliesBy, basis }
})
