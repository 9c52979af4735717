import { Amount } from './amount.tsx'
import type { MoneyUnit } from './amount-text.ts'
import { amountText } from './amount-text.ts'
import { axisSteps } from './axis-steps.ts'
import { DataTable } from './data-table.tsx'
import { FigureFrame } from './figure-frame.tsx'

export type BookChartProps = {
  /** Bids by rate, ascending; `rate` in percent as a decimal string, `amount` in integer fen. */
  levels: readonly { rate: string; amount: number; bids?: number }[]
  /** Planned size, integer fen. */
  size: number
  /** The coupon in percent, once it is fixed. */
  cutoff?: string
  unit?: MoneyUnit
}

type Level = BookChartProps['levels'][number] & { total: number }

const frame = { width: 640, height: 280, left: 64, right: 84, top: 30, bottom: 40 }
const floor = frame.height - frame.bottom

const withTotals = (levels: BookChartProps['levels']): Level[] => {
  let total = 0
  return levels.map((level) => {
    total += level.amount
    return { ...level, total }
  })
}

/** 簿记: demand at each rate as bars, all demand up to that rate as a line, against the planned size. */
export function BookChart({ levels, size, cutoff, unit = '亿元' }: BookChartProps) {
  const book = withTotals(levels)
  const all = book.at(-1)?.total ?? 0
  const steps = axisSteps(Math.max(all, size))
  const most = steps.at(-1) ?? 1
  const y = (fen: number) => floor - (fen / most) * (floor - frame.top)
  const rates = book.map((level) => Number(level.rate))
  const low = Math.min(...rates)
  const span = Math.max(Math.max(...rates) - low, 0.01)
  const right = frame.width - frame.right
  const x = (rate: string) => frame.left + 24 + ((Number(rate) - low) / span) * (right - frame.left - 48)
  const told = `${book.length} 个价位，申购合计 ${amountText(all, unit)} ${unit}，计划发行 ${amountText(size, unit)} ${unit}${cutoff ? `，票面利率 ${cutoff}%` : ''}`
  return (
    <FigureFrame
      name="簿记"
      label={told}
      width={frame.width}
      height={frame.height}
      table={<BookTable book={book} unit={unit} />}
    >
      <Ground steps={steps} y={y} right={right} unit={unit} />
      {book.map((level) => (
        <rect
          key={level.rate}
          className={cutoff !== undefined && Number(level.rate) <= Number(cutoff) ? 'figure-bar-won' : 'figure-bar'}
          x={x(level.rate) - 7}
          y={y(level.amount)}
          width="14"
          height={floor - y(level.amount)}
        />
      ))}
      <path className="figure-total" d={demandLine(book, x, y, right)} />
      <path className="figure-size" d={`M${frame.left} ${y(size)}H${right}`} />
      <text className="figure-key" x={right + 6} y={y(size) + 4}>
        计划发行
      </text>
      <text x={right + 6} y={y(all) + (Math.abs(y(all) - y(size)) < 16 ? -10 : 4)}>
        累计申购
      </text>
      <RateMarks book={book} x={x} />
      {cutoff === undefined ? null : <Cutoff cutoff={cutoff} at={x(cutoff)} />}
    </FigureFrame>
  )
}

type Across = (rate: string) => number
type Up = (fen: number) => number

const demandLine = (book: readonly Level[], x: Across, y: Up, right: number): string =>
  `M${frame.left} ${floor}${book.map((level) => `H${x(level.rate)}V${y(level.total)}`).join('')}H${right}`

function Ground({ steps, y, right, unit }: { steps: readonly number[]; y: Up; right: number; unit: MoneyUnit }) {
  return (
    <>
      {steps.map((fen) => (
        <g key={fen}>
          <path className={fen === 0 ? 'figure-axis' : 'figure-grid'} d={`M${frame.left} ${y(fen)}H${right}`} />
          <text x={frame.left - 8} y={y(fen) + 4} textAnchor="end">
            {amountText(fen, unit)}
          </text>
        </g>
      ))}
      <text className="figure-key" x="4" y="12">
        {unit}
      </text>
    </>
  )
}

/** As many rates under the axis as fit without touching. */
function RateMarks({ book, x }: { book: readonly Level[]; x: Across }) {
  let free = Number.NEGATIVE_INFINITY
  const shown = book.filter(({ rate }) => {
    if (x(rate) < free) return false
    free = x(rate) + 48
    return true
  })
  return (
    <>
      {shown.map(({ rate }) => (
        <text key={rate} x={x(rate)} y={floor + 16} textAnchor="middle">
          {rate}%
        </text>
      ))}
    </>
  )
}

function Cutoff({ cutoff, at }: { cutoff: string; at: number }) {
  return (
    <>
      <path className="figure-cut" d={`M${at} ${frame.top - 6}V${floor}`} />
      <text className="figure-key" x={at} y={frame.height - 6} textAnchor="middle">
        票面 {cutoff}%
      </text>
    </>
  )
}

function BookTable({ book, unit }: { book: readonly Level[]; unit: MoneyUnit }) {
  return (
    <DataTable
      caption="各价位申购"
      rows={book}
      rowKey={(level) => level.rate}
      columns={[
        { head: '利率', cell: (level) => `${level.rate}%` },
        { head: '笔数', kind: 'number', cell: (level) => level.bids ?? '—' },
        { head: `申购（${unit}）`, kind: 'number', cell: (level) => <Amount fen={level.amount} unit={unit} bare /> },
        { head: `累计（${unit}）`, kind: 'number', cell: (level) => <Amount fen={level.total} unit={unit} bare /> },
      ]}
    />
  )
}
