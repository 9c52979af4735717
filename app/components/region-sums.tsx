import type { RegionSum } from '../presenters/reserve-list.server.ts'
import { Amount } from './amount.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { Sheet } from './sheet.tsx'

type Props = { regions: readonly RegionSum[]; sum: { count: number; amount: number } }

const inWan = (fen: number) => Math.round(fen / 1_000_000)

/** One quiet bar a region, all on the scale of the largest; the words say the numbers. */
export function RegionSums({ regions, sum }: Props) {
  if (regions.length === 0) return null
  const most = Math.max(...regions.map(({ amount }) => inWan(amount)), 1)
  return (
    <Sheet
      title="各地区"
      end={
        <span>
          所列 {sum.count} 个，合计 <Amount fen={sum.amount} />
        </span>
      }
      bare
    >
      <ul className="lines region-sums">
        {regions.map(({ key, name, href, count, amount, without, current }) => (
          <li key={key}>
            <a className="region-name" href={href} aria-current={current ? 'true' : undefined}>
              {name}
            </a>
            <span className="region-bar">
              <ProgressBar
                unit=""
                total={most}
                hideWords
                parts={[{ label: name, count: inWan(amount), tone: 'azure' }]}
              />
            </span>
            <span className="lines-end">
              {count} 个 · <Amount fen={amount} />
              {without > 0 ? <span className="muted">（{without} 个未定规模）</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
