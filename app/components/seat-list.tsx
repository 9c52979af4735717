import type { ReactNode } from 'react'
import type { Side } from '#workflows/kit/seats.ts'
import { Seal } from './seal.tsx'
import { Tag } from './tag.tsx'

export type SeatLine = {
  id: string
  seal: string
  side: Side
  capacity: string
  organisation: ReactNode
  /** Persons and duties, or the day they took the seat. */
  note?: ReactNode
  /** 代录: the seat has a system of its own and is entered by the underwriter. */
  recorded?: boolean
  turn?: 'acting' | 'waiting' | 'stopped' | 'idle'
  word?: string
}

const turns = {
  acting: { word: '轮到', icon: 'arrow', tone: 'azure' },
  waiting: { word: '等待中', icon: 'clock', tone: 'amber' },
  stopped: { word: '停表', icon: 'pause', tone: 'slate' },
  idle: { word: '无待办', icon: 'check', tone: 'pine' },
} as const

/** 参与方: who sits here and whose turn it is. */
export function SeatList({ seats }: { seats: readonly SeatLine[] }) {
  return (
    <ul className="lines">
      {seats.map((seat) => (
        <li key={seat.id}>
          <Seal char={seat.seal} side={seat.side} title={seat.capacity} />
          <span className="lines-what">
            {seat.organisation}
            <small>
              {seat.capacity}
              {seat.note ? <> · {seat.note}</> : null}
            </small>
          </span>
          <span className="lines-end">
            {seat.recorded ? <Tag dashed>代录</Tag> : null}
            {seat.turn ? <TurnTag turn={seat.turn} word={seat.word} /> : null}
          </span>
        </li>
      ))}
    </ul>
  )
}

function TurnTag({ turn, word }: { turn: NonNullable<SeatLine['turn']>; word: string | undefined }) {
  const kind = turns[turn]
  return (
    <Tag tone={kind.tone} icon={kind.icon}>
      {word ?? kind.word}
    </Tag>
  )
}
