import { type Block, facts, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, markSample, money, percent, wanFigure } from '../format.ts'
import { usesTable } from '../phrases/figures.ts'
import { datesFacts, linePlans } from '../phrases/line-terms.ts'
import { specialTable } from './special-table.ts'

/** M.11: the paper of the shortest tenor says above all from what money it is paid back so soon. */
export const superShortTable = specialTable({
  id: 'table-super-short',
  code: 'M.11',
  title: '超短期融资券情况表',
  reads: ['registration', 'offering', 'proceeds', 'accounts'],
  sections: ({ registration, offering, proceeds, accounts }) => [
    {
      title: '注册和本期发行',
      blocks: [
        facts([
          ['注册金额', registration.amount === null ? '不设总额' : money(registration.amount)],
          ['注册有效期', `${registration.months}个月`],
          ['本期发行金额', money(offering.amount)],
          ['累计安排（含本期）', money(registration.committed)],
        ]),
        linePlans(offering),
        datesFacts(offering),
      ],
    },
    {
      title: '募集资金用途',
      blocks: [usesTable(proceeds.uses), paragraph(`募集资金投向科技创新领域的比例为${percent(proceeds.techRatio)}。`)],
    },
    { title: '短期偿债资金来源', blocks: sources(accounts) },
    {
      title: '兑付安排',
      blocks: [
        list(
          [
            ...offering.lines.map((line) => `${line.name}于${chineseDay(line.maturityOn)}到期，一次还本付息；`),
            '发行人在到期日前安排偿债资金并划至登记托管机构指定账户；',
            '发行人不因本品种滚动发行而以新发行的资金作为唯一的偿债来源。',
          ],
          true,
        ),
      ],
    },
  ],
})

function sources({ periods, borrowings }: Dossier['accounts']): Block[] {
  const latest = periods.at(-1)
  return [
    ...(latest
      ? [
          facts([
            [`${latest.label}营业收入`, markSample(money(latest.revenue), latest.sample)],
            [`${latest.label}经营活动现金流量净额`, markSample(money(latest.operatingCash), latest.sample)],
            ['期末资产负债率', markSample(percent(latest.debtRatio), latest.sample)],
          ]),
        ]
      : []),
    ...(borrowings.length > 0
      ? [
          table(
            [
              { head: '有息债务种类', width: 0.6 },
              { head: '余额（万元）', width: 0.4, align: 'right' },
            ],
            borrowings.map(({ kind, amount, sample }) => [kind, markSample(wanFigure(amount), sample)]),
            { caption: '有息债务' },
          ),
        ]
      : [paragraph('最近一期末没有有息债务，或者尚未填列。')]),
  ]
}
