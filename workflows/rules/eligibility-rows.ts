import { cite } from '../library/library.ts'
import { classRule, interbank, onExchanges, type Row } from './parameter-rows.ts'

/** The numbers by which an issuer qualifies. */

export const eligibilityRows: readonly Row[] = [
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
