import { type Block, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { markSample, percent, wan, wanFigure } from '../format.ts'
import { shareLoss } from './loss-sharing.ts'

type Arrangement = Dossier['arrangements'][number]

export const coverWords = ({ coverPercent }: Arrangement, bond: string): string =>
  coverPercent === null ? `以约定金额为限` : `${bond}未偿本息的${percent(coverPercent)}`

/** The sharing plan as agreed in this case, below the clause that explains it, with the fen each party would bear if the whole sum were lost. */
export function sharingTable(item: Arrangement): Block[] {
  if (!item.shares.length) return []
  const loss = item.actual ?? item.planned
  const { rows, unshared } = shareLoss(loss, item.shares)
  return [
    table(
      [
        { head: '顺位', width: 0.1, align: 'center' },
        { head: '分担方', width: 0.36 },
        { head: '分担比例', width: 0.14, align: 'right' },
        { head: '分担上限（万元）', width: 0.2, align: 'right' },
        { head: '测算金额（万元）', width: 0.2, align: 'right' },
      ],
      rows.map(({ share, amount }) => [
        String(share.order),
        markSample(share.party, share.sample),
        percent(share.percent),
        share.cap === null ? '无' : wanFigure(share.cap),
        wanFigure(amount),
      ]),
      {
        caption: '净损失分担安排',
        total: ['', '合计', '', '', wanFigure(loss - unshared)],
        note: `测算假设增信金额${wan(loss)}全部形成净损失、无追偿所得，按比例计算并以最大余数法处理至分${unshared > 0 ? `；超出分担上限、未由各方分担的金额为${wan(unshared)}` : ''}。`,
      },
    ),
  ]
}
