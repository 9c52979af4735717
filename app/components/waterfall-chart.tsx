import { Amount } from './amount.tsx'
import type { MoneyUnit } from './amount-text.ts'
import { amountText } from './amount-text.ts'
import { DataTable } from './data-table.tsx'
import { FigureFrame } from './figure-frame.tsx'
import { textWidth } from './text-width.ts'
import type { Tone } from './tone.ts'

export type WaterfallStep = {
  label: string
  /** Integer fen, never negative; `less` takes it from what stands before. */
  amount: number
  kind: 'total' | 'less' | 'rest'
  tone: Tone | 'ink'
  /** Share in words, such as 30.8%. */
  share?: string
}

export type WaterfallChartProps = { steps: readonly WaterfallStep[]; unit?: MoneyUnit; words?: string }

type Bar = WaterfallStep & { top: number; bottom: number }

const floor = 246
const ceiling = 44

/** A `rest` restates what stands, so the reader can check the sum; a `less` hangs from it. */
function barsOf(steps: readonly WaterfallStep[]): Bar[] {
  let level = 0
  return steps.map((step) => {
    if (step.kind !== 'less') level = step.amount
    const top = level
    if (step.kind === 'less') level -= step.amount
    return { ...step, top, bottom: step.kind === 'less' ? level : 0 }
  })
}

const lineLength = 6

/** A long name stands under its bar in two lines or three, so that the next bar stays in sight. */
function inLines(label: string): string[] {
  const letters = [...label]
  const count = Math.ceil(letters.length / lineLength)
  const each = Math.ceil(letters.length / Math.max(count, 1))
  return Array.from({ length: count }, (_, at) => letters.slice(at * each, (at + 1) * each).join(''))
}

/** 损失瀑布: from what is owed, through recovery, to who bears the rest, to the fen. */
export function WaterfallChart({ steps, unit = '亿元', words }: WaterfallChartProps) {
  const bars = barsOf(steps)
  const most = Math.max(1, ...bars.map((bar) => bar.top))
  const y = (fen: number) => floor - (fen / most) * (floor - ceiling)
  const named = steps.map((step) => inLines(step.label))
  const pitch = Math.max(84, ...named.flat().map((line) => textWidth(line, 12) + 12))
  const under = 18 * Math.max(1, ...named.map((lines) => lines.length))
  const figureText = (bar: Bar) => `${bar.kind === 'less' && bar.amount > 0 ? '−' : ''}${amountText(bar.amount, unit)}`
  const told = steps.map((step) => `${step.label} ${amountText(step.amount, unit)}`).join('，')
  return (
    <FigureFrame
      name="损失瀑布"
      label={`瀑布：${told}（${unit}）`}
      width={bars.length * pitch + 12}
      height={floor + 26 + under}
      words={words}
      table={<WaterfallTable steps={steps} unit={unit} />}
    >
      <path className="figure-axis" d={`M6 ${floor}H${bars.length * pitch + 6}`} />
      <text x="6" y="12">
        {unit}
      </text>
      {bars.map((bar, at) => {
        const left = 6 + at * pitch + (pitch - 52) / 2
        const height = y(bar.bottom) - y(bar.top)
        const level = y(bar.kind === 'less' ? bar.bottom : bar.top)
        return (
          <g key={bar.label}>
            {height > 0.5 ? (
              <rect className={`fill-${bar.tone}`} x={left} y={y(bar.top)} width="52" height={height} />
            ) : (
              <path className="figure-none" d={`M${left} ${y(bar.top) - 0.5}H${left + 52}`} />
            )}
            {at < bars.length - 1 ? (
              <path className="figure-link" d={`M${left + 52} ${level}H${left + pitch}`} />
            ) : null}
            <text className="figure-key" x={left + 26} y={y(bar.top) - 7} textAnchor="middle">
              {figureText(bar)}
            </text>
            {(named[at] ?? []).map((line, row) => (
              <text key={line} x={left + 26} y={floor + 18 + row * 17} textAnchor="middle">
                {line}
              </text>
            ))}
            <text x={left + 26} y={floor + 18 + under} textAnchor="middle">
              {bar.share}
            </text>
          </g>
        )
      })}
    </FigureFrame>
  )
}

function WaterfallTable({ steps, unit }: { steps: readonly WaterfallStep[]; unit: MoneyUnit }) {
  return (
    <DataTable
      caption="瀑布各项"
      rows={steps}
      rowKey={(step) => step.label}
      columns={[
        { head: '项目', cell: (step) => step.label },
        { head: '占比', kind: 'number', cell: (step) => step.share ?? '—' },
        { head: `金额（${unit}）`, kind: 'number', cell: (step) => <Amount fen={step.amount} unit={unit} bare /> },
      ]}
    />
  )
}
