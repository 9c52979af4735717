import { type Block, facts, type Inline, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, money } from '../format.ts'
import { clause } from './words.ts'

export type Offering = Dossier['offering']
export type Line = Offering['lines'][number]

export const isDays = (line: Line): boolean => line.tenor.endsWith('D')

export const linePlans = ({ lines }: Offering): Block =>
  table(
    [
      { head: '品种', width: 0.26 },
      { head: '计划发行规模', width: 0.17, align: 'right' },
      { head: '发行规模上限', width: 0.17, align: 'right' },
      { head: '期限', width: 0.4 },
    ],
    lines.map((line) => [line.name, money(line.planned), money(line.maximum), line.tenorWords]),
    {
      caption: '品种与期限',
      ...(lines.length > 1
        ? { total: ['合计', money(sum(lines, 'planned')), '', ''], note: '各品种发行规模之和不超过本期发行规模上限。' }
        : {}),
    },
  )

export const sum = (lines: Line[], part: 'planned' | 'maximum'): number =>
  lines.reduce((total, line) => total + line[part], 0)

/** Options of every line with their day; a line without options says so, since investors look for it. */
export function optionClauses({ lines }: Offering): Block[] {
  const items = lines.flatMap((line) =>
    line.options.map((option) => `${line.name}：${chineseDay(option.on)}，${clause(option.words)}。`),
  )
  return items.length > 0
    ? [list(items)]
    : [paragraph('本期债券不设投资者回售选择权、发行人赎回选择权和票面利率调整选择权。')]
}

export const interestWords = (line: Line): string =>
  isDays(line) ? '到期一次还本付息' : `${clause(line.frequency)}，到期或者行权时偿还相应本金`

/** Dates of the offering, as every issue paper lists them. */
export const datesFacts = (offering: Offering): Block =>
  facts([
    ['发行文件公布日', chineseDay(offering.publishOn)],
    ['簿记建档日', `${chineseDay(offering.bookOn)} ${offering.bookHours}（北京时间）`],
    ['缴款日', `${chineseDay(offering.paymentOn)} ${offering.paymentHour}前（北京时间）`],
    ['起息日', chineseDay(offering.valueOn)],
    ['上市流通日', chineseDay(offering.listingOn)],
    ...offering.lines.map((line): [string, string | Inline[]] => [
      offering.lines.length > 1 ? `${line.name}到期日` : '到期日',
      chineseDay(line.maturityOn),
    ]),
  ])
