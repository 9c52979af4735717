import { classNames } from './class-names.ts'
import type { ClockRulerProps } from './clock-ruler.tsx'
import { Icon } from './icon.tsx'

export type RemainingReading = Pick<ClockRulerProps, 'budget' | 'used' | 'over' | 'state'> & {
  /** The last day is over. On the weekend after it no working day has been exceeded yet, and still it is late. */
  past?: boolean
}

type Reading = {
  tone: '' | 'soon' | 'late' | 'still'
  word: string
  figure: string
  icon?: 'clock' | 'warn' | 'pause' | 'check'
}

/** Whole working days after today. Today counts as used, so nothing left means: today is the last. */
export function readRemaining({ budget, used, over = 0, state, past }: RemainingReading): Reading {
  const left = Math.max(budget - used, 0)
  if (state === 'ended') return { tone: 'still', word: '已结束', figure: '', icon: 'check' }
  if (state !== 'running') {
    return { tone: 'still', word: state === 'stopped' ? '停表 余' : '中止 余', figure: String(left), icon: 'pause' }
  }
  if (over > 0) return { tone: 'late', word: '超', figure: String(over), icon: 'warn' }
  if (past) return { tone: 'late', word: '已逾期', figure: '', icon: 'warn' }
  if (left === 0) return { tone: 'late', word: '今天到期', figure: '', icon: 'clock' }
  // Four fifths used: those responsible are told on this day (workflows/calendar/escalation.ts).
  if (left <= 2 || used * 5 >= budget * 4) return { tone: 'soon', word: '还剩', figure: String(left), icon: 'clock' }
  return { tone: '', word: '还剩', figure: String(left) }
}

/** 还剩 7 个工作日, in one line. */
export function Remaining({ unit = '个工作日', ...reading }: RemainingReading & { unit?: string }) {
  const { tone, word, figure, icon } = readRemaining(reading)
  return (
    <span className={classNames('remaining', tone && `remaining-${tone}`)}>
      {icon ? <Icon name={icon} /> : null}
      {figure ? `${word} ${figure} ${unit}` : word}
    </span>
  )
}
