import { amountText } from './amount-text.ts'
import { axisSteps } from './axis-steps.ts'
import { FigureFrame } from './figure-frame.tsx'
import { textWidth } from './text-width.ts'
import type { Tone } from './tone.ts'

export type LayerChartProps = {
  /** Rectangles: across in ten-thousandths of each yuan lost, up in fen of net loss. */
  layers: readonly { party: string; tone: Tone; from: number; to: number; low: number; high: number }[]
  /** Integer fen: all that can be lost, and what is lost in the case tried out. */
  most: number
  loss: number
}

const frame = { width: 560, height: 300, left: 64, right: 116, top: 28, bottom: 34 }
const floor = frame.height - frame.bottom
const wide = frame.width - frame.left - frame.right

/** 谁承担哪一层: height is loss, width is share, so area is money. Below the line it has happened. */
export function LayerChart({ layers, most, loss }: LayerChartProps) {
  const steps = axisSteps(most).filter((step) => step <= most)
  const y = (fen: number) => floor - (fen / Math.max(most, 1)) * (floor - frame.top)
  const x = (part: number) => frame.left + (part / 10_000) * wide
  const right = frame.left + wide
  const parties = [...new Set(layers.map(({ party }) => party))]
  return (
    <FigureFrame
      name="损失分层"
      label={`净损失由${parties.join('、')}分层承担，本情形净损失 ${amountText(loss, '亿元')} 亿元`}
      width={frame.width}
      height={frame.height}
    >
      <text className="figure-key" x="4" y="12">
        净损失（亿元）
      </text>
      {steps.map((fen) => (
        <text key={fen} x={frame.left - 8} y={y(fen) + 4} textAnchor="end">
          {amountText(fen, '亿元')}
        </text>
      ))}
      {layers.map((layer) => {
        const [left, top] = [x(layer.from), y(layer.high)]
        const [width, height] = [x(layer.to) - left, y(layer.low) - top]
        const happened = Math.min(Math.max(loss - layer.low, 0), layer.high - layer.low)
        const depth = layer.high > layer.low ? (happened / (layer.high - layer.low)) * height : 0
        return (
          <g key={`${layer.party}-${layer.low}`}>
            <rect className={`fill-${layer.tone} layer-open`} x={left} y={top} width={width} height={height} />
            <rect className={`fill-${layer.tone}`} x={left} y={y(layer.low) - depth} width={width} height={depth} />
            <rect className="layer-edge" x={left} y={top} width={width} height={height} />
            <LayerWords layer={layer} left={left} top={top} width={width} height={height} depth={depth} />
          </g>
        )
      })}
      <path className="layer-loss" d={`M${frame.left - 6} ${y(loss)}H${right + 6}`} />
      <text className="figure-alarm" x={right + 10} y={y(loss) + 4}>
        净损失 {amountText(loss, '亿元')}
      </text>
      <text x={frame.left} y={floor + 16}>
        0%
      </text>
      <text x={frame.left + wide / 2} y={floor + 16} textAnchor="middle">
        每多损失 1 元，由谁承担
      </text>
      <text x={right} y={floor + 16} textAnchor="end">
        100%
      </text>
    </FigureFrame>
  )
}

type WordsProps = {
  layer: LayerChartProps['layers'][number]
  left: number
  top: number
  width: number
  height: number
  depth: number
}

/** A name where it fits, on the part that is wide enough to carry it; the table below names everybody. */
function LayerWords({ layer, left, top, width, height, depth }: WordsProps) {
  const share = `${((layer.to - layer.from) / 100).toFixed(layer.to - layer.from === 10_000 ? 0 : 1)}%`
  const words = textWidth(layer.party, 12) < width - 8 ? layer.party : ''
  if (height < 20 || width < 40) return null
  const solid = depth > height / 2
  const middle = solid ? top + height - depth / 2 : top + (height - depth) / 2
  const name = solid ? 'figure-on' : undefined
  return (
    <>
      {words && height >= 36 ? (
        <text className={name} x={left + width / 2} y={middle - 3} textAnchor="middle">
          {words}
        </text>
      ) : null}
      <text className={name} x={left + width / 2} y={middle + (words && height >= 36 ? 14 : 4)} textAnchor="middle">
        {share}
      </text>
    </>
  )
}
