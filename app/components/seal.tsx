import type { Capacity, Side } from '#workflows/kit/seats.ts'
import { capacities } from '#workflows/kit/seats.ts'
import { classNames } from './class-names.ts'
import { toneOfSide } from './tone.ts'

export type SealProps = {
  /** One character. */
  char: string
  side: Side
  /** Who it is, read aloud in place of the character. */
  title: string
  /** Will act, or its turn is outside our house. Solid means acting or acted. */
  hollow?: boolean
  large?: boolean
}

/** 角色印: who, in one character; the colour says the side. */
export function Seal({ char, side, title, hollow, large }: SealProps) {
  const name = classNames('seal', `seal-${toneOfSide[side]}`, hollow && 'seal-hollow', large && 'seal-large')
  return (
    <span className={name} role="img" aria-label={title} title={title}>
      {char}
    </span>
  )
}

export type CapacitySealProps = { capacity: Capacity | 'system'; hollow?: boolean; large?: boolean }

export function CapacitySeal({ capacity, ...shape }: CapacitySealProps) {
  if (capacity === 'system') return <Seal char="系" side="independent" title="系统" {...shape} />
  const { seal, side, title } = capacities[capacity]
  return <Seal char={seal} side={side} title={title} {...shape} />
}
