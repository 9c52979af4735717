import { type Block, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, yuanFigure } from '../format.ts'

type Line = Dossier['offering']['lines'][number]

const kinds = { interest: '付息', principal: '兑付本金', put: '回售兑付' } as const

/** The cash flows of one line to the fen, with the day the term names and the day that payment is made. */
export function cashFlowTable(line: Line): Block[] {
  if (!line.cashFlows.length) return []
  const total = line.cashFlows.reduce((sum, flow) => sum + flow.amount, 0)
  const fixed = line.coupon !== null
  return [
    table(
      [
        { head: '名义日', width: 0.25 },
        { head: '支付日', width: 0.25 },
        { head: '事项', width: 0.18 },
        { head: '金额（元）', width: 0.32, align: 'right' },
      ],
      line.cashFlows.map((flow) => [
        chineseDay(flow.nominalOn),
        chineseDay(flow.on),
        kinds[flow.kind],
        yuanFigure(flow.amount),
      ]),
      {
        caption: `${line.name}本息支付安排${fixed ? '' : '（测算，以最终票面利率和发行金额为准）'}`,
        total: ['合计', '', '', yuanFigure(total)],
        note: '支付日按名义日遇休息日顺延列示，顺延期间不另计息；附选择权的，按不行使选择权、持有到期列示。',
      },
    ),
  ]
}

/** How interest is worked out, in the words of the day count; 100 yuan face value for one full period. */
export function interestRule(line: Line): string {
  const coupon = line.coupon === null ? '票面年利率以簿记建档结果为准' : `票面年利率${line.coupon}%`
  return line.tenor.endsWith('D')
    ? `${line.name}：${coupon}，计息天数为起息日（含）至到期日（不含）的实际天数，计息基准为${line.dayCount}，${line.frequency}。应付利息＝面值总额×票面年利率×实际天数÷年度计息天数。`
    : `${line.name}：${coupon}，单利按年计息，计息基准为${line.dayCount}，${line.frequency}${line.coupon === null ? '' : `，完整计息年度内每100元面值应付利息${line.coupon}元`}。`
}
