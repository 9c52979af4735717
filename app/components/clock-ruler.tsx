import type { Side } from '#workflows/kit/seats.ts'
import { classNames } from './class-names.ts'
import type { RulerReading, Ticks } from './ruler-ticks.ts'
import { rulerTicks } from './ruler-ticks.ts'
import { toneOfSide } from './tone.ts'

export type ClockRulerProps = Omit<RulerReading, 'running'> & {
  side: Side
  state: 'running' | 'stopped' | 'suspended' | 'ended'
  big?: boolean
}

type Gauge = { height: number; full: number; low: number; width: number; step: number }

function gaugeOf(ticks: number, big: boolean | undefined): Gauge {
  const narrow = ticks > 12
  if (big) return { height: 30, full: 23, low: 6, width: narrow ? 7 : 16, step: narrow ? 10 : 21 }
  return { height: 16, full: 12, low: 4, width: narrow ? 3 : 6, step: narrow ? 4.5 : 8 }
}

/** 期限尺: one tick a working day, filled when used, tall today, outlined when left; the line is the deadline. */
export function ClockRuler({ side, state, big, ...reading }: ClockRulerProps) {
  const ticks = rulerTicks({ ...reading, running: state === 'running' })
  const gauge = gaugeOf(ticks.before.length + ticks.over, big)
  const line = ticks.before.length * gauge.step + 0.5
  const width = line + 3 + ticks.over * gauge.step
  return (
    <svg
      className={classNames('ruler', `ruler-${toneOfSide[side]}`)}
      width={width}
      height={gauge.height}
      viewBox={`0 0 ${width} ${gauge.height}`}
      role="img"
      aria-label={rulerWords(reading, state, ticks)}
    >
      {ticks.before.map((kind, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a tick has no identity but its place
        <Tick key={at} kind={kind} x={at * gauge.step + 0.5} gauge={gauge} />
      ))}
      <path className="ruler-deadline" d={`M${line} 0V${gauge.height}`} />
      {Array.from({ length: ticks.over }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a tick has no identity but its place
        <Tick key={at} kind="over" x={line + 2.5 + at * gauge.step} gauge={gauge} />
      ))}
    </svg>
  )
}

function Tick({ kind, x, gauge }: { kind: Ticks['before'][number] | 'over'; x: number; gauge: Gauge }) {
  const height = kind === 'today' ? gauge.height - 1.5 : kind === 'paused' ? gauge.low : gauge.full
  const y = gauge.height - 1 - height
  return <rect className={`ruler-${kind}`} x={x} y={y} width={gauge.width} height={height} />
}

function rulerWords(
  { budget, used, over, paused }: Omit<RulerReading, 'running'>,
  state: string,
  { per }: Ticks,
): string {
  const words = [`${budget} 个工作日，已用 ${used} 个`]
  if (over) words.push(`超 ${over} 个`)
  if (paused?.days) words.push(`其中 ${paused.days} 日不计`)
  if (state === 'stopped') words.push('已停表')
  if (state === 'suspended') words.push('已中止')
  if (per > 1) words.push(per === 5 ? '每格一周' : '每格四周')
  return words.join('，')
}
