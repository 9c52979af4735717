import type { ReactNode } from 'react'
import { dayText } from './chinese-date.ts'
import { classNames } from './class-names.ts'
import type { ClockRulerProps } from './clock-ruler.tsx'
import { ClockRuler } from './clock-ruler.tsx'
import { ProvisionalMark } from './marks.tsx'
import { readRemaining } from './remaining.tsx'
import { Seal } from './seal.tsx'
import { Tag } from './tag.tsx'

export type ClockCardProps = Omit<ClockRulerProps, 'big'> & {
  seal: string
  /** Whose clock: 发行人侧. */
  whose: string
  /** For what: 回复反馈. */
  what: string
  /** ISO day; shown while running and after it has passed. */
  due?: string
  /** 24:00 unless the rule says otherwise. */
  hour?: string
  /** The due day lies past the announced calendar. */
  provisional?: boolean
  past?: boolean
  note?: ReactNode
}

const stateTags = {
  running: { word: '正在计时', icon: 'clock', tone: 'azure' },
  stopped: { word: '已停表', icon: 'pause', tone: 'slate' },
  suspended: { word: '已中止', icon: 'pause', tone: 'slate' },
  ended: { word: '已结束', icon: 'check', tone: 'slate' },
} as const

/** 期限: whose and for what, then what remains, first and largest, the ruler, the due day, used over budget. */
export function ClockCard({ seal, whose, what, due, hour = '24:00', provisional, note, ...clock }: ClockCardProps) {
  const tag = stateTags[clock.state]
  const { tone, word, figure } = readRemaining(clock)
  return (
    <div className="clock">
      <div className="clock-head">
        <Seal char={seal} side={clock.side} title={whose} />
        <h3>
          {whose} · {what}
        </h3>
        <Tag tone={tag.tone} icon={tag.icon}>
          {tag.word}
        </Tag>
      </div>
      <div className="clock-figure">
        <span className={classNames('clock-big', tone && tone !== 'still' && `remaining-${tone}`)}>
          {figure ? `${word.replace(/^(停表|中止) /, '')} ${figure}` : word}
          {figure ? <small>个工作日</small> : null}
        </span>
        <ClockRuler {...clock} big />
      </div>
      <p className="clock-due">
        {due && clock.state === 'running' ? (
          <span>
            {provisional ? '暂定' : '截止'} <b>{dayText(due, { year: provisional === true })}</b> {hour}{' '}
            {provisional ? <ProvisionalMark>日历未公布</ProvisionalMark> : null}
          </span>
        ) : null}
        <span>
          已用 {clock.used} / {clock.budget} 日{note ? <>，{note}</> : null}
        </span>
      </p>
    </div>
  )
}
