import { type Block, heading, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseNumber, markSample, money, percent } from '../format.ts'

export type Arrangement = Dossier['arrangements'][number]

/** Decimal strings added exactly: 33.33 + 33.33 + 33.34 is 100.00. */
export function percentSum(parts: string[]): string {
  const places = Math.max(0, ...parts.map((part) => part.split('.')[1]?.length ?? 0))
  const units = parts.reduce((total, part) => {
    const [whole = '0', rest = ''] = part.split('.')
    return total + BigInt(whole + rest.padEnd(places, '0'))
  }, 0n)
  if (places === 0) return String(units)
  const digits = String(units).padStart(places + 1, '0')
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** Who bears which part of a net loss, in which order. The figures are the parties' own; no ratio is preset anywhere. */
export function sharingPlan(arrangement: Arrangement, at: number): Block[] {
  const { provider, instrumentTitle, shares } = arrangement
  const title = heading(3, `（${chineseNumber(at + 1)}）${instrumentTitle}（${provider}）`)
  if (shares.length === 0)
    return [title, paragraph('本项增信由提供方独立承担，各方未约定损失分担，也不因本申请而产生分担义务。')]
  const rows = [...shares].sort((one, other) => one.order - other.order)
  return [
    title,
    table(
      [
        { head: '次序', width: 0.12, align: 'center' },
        { head: '分担方', width: 0.4 },
        { head: '分担比例', width: 0.22, align: 'right' },
        { head: '最高分担金额', width: 0.26, align: 'right' },
      ],
      rows.map((share) => [
        `第${chineseNumber(share.order)}`,
        share.party,
        markSample(percent(share.percent), share.sample),
        share.cap === null ? '不设上限' : markSample(money(share.cap), share.sample),
      ]),
      { caption: '净损失分担', total: ['', '合计', percent(percentSum(rows.map((share) => share.percent))), ''] },
    ),
    ...rules(),
  ]
}

const rules = (): Block[] => [
  list(
    [
      '净损失为增信范围内到期未获偿付的本金、利息及约定费用，扣除已向发行人和反担保人追回金额后的余额；',
      '追偿所得先用于冲减净损失，再按各方实际承担的比例返还；',
      '各方应当承担的金额计算至分，合计与净损失相等，尾差按最大余额法确定；',
      '某一方达到最高分担金额后的剩余部分，由后一次序的分担方承担；各方均达到上限的部分，不在本方案之内；',
      '分担方之间的约定不影响增信提供方对债券持有人的对外责任。',
    ],
    true,
  ),
]
