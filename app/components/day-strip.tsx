import type { BasisView } from '../presenters/basis-view.ts'
import { BasisLink } from './basis-link.tsx'
import { dayText, denseDayText } from './chinese-date.ts'
import { classNames } from './class-names.ts'

export type StripDay = {
  /** ISO day; with `until` several days that did not count share a cell. */
  day: string
  until?: string
  /** The number it was counted as. */
  count?: number
  kind: 'start' | 'counted' | 'off' | 'paused'
  /** 工作日, 周末, 端午, 暂停, 调休上班, 当日不计 … */
  reason: string
  used?: boolean
  /** Past what the calendar has announced: 暂定. */
  provisional?: boolean
  today?: boolean
}

export type DayStripProps = {
  due: string
  /** The rule in words: 收到反馈的次日起算，数满 10 个工作日. */
  rule: string
  days: readonly StripDay[]
  sum: { from: string; budget: number; pausedDays: number }
  /** The calendar's edition, and the text that sets the length. */
  calendar: string
  basis: BasisView
  open?: boolean
  id?: string
}

/** 为什么是这一天: each day in order with its number or why it has none; the numbers add up to the answer. */
export function DayStrip({ due, rule, days, sum, calendar, basis, open, id }: DayStripProps) {
  return (
    <details className="why" open={open} id={id}>
      <summary>
        <b>为什么是 {dayText(due, { weekday: false })}？</b>
        {rule}
      </summary>
      <ol className="days">
        {days.map((day) => (
          <DayCell key={day.day} day={day} due={due} />
        ))}
      </ol>
      <p className="why-sum">
        <span>{sum.from}</span>＋<b>{sum.budget} 个工作日</b>＋<span>暂停 {sum.pausedDays} 日</span>＝
        <b>{dayText(due, { weekday: false })}</b>
      </p>
      <p className="why-basis">
        {calendar} · 依据：
        <BasisLink basis={basis} mark="依据待核实" />
      </p>
    </details>
  )
}

function DayCell({ day, due }: { day: StripDay; due: string }) {
  const last = day.day === due
  const name = classNames(
    'day',
    (day.kind === 'off' || day.kind === 'paused') && `day-${day.kind}`,
    day.used && !day.today && 'day-used',
    day.today && 'day-today',
    day.provisional && 'day-provisional',
    last && 'day-due',
  )
  const dates = day.until
    ? `${denseDayText(day.day).split(' ')[0]}–${denseDayText(day.until).split(' ')[0]}`
    : denseDayText(day.day)
  const words = last ? '截止' : day.today ? '今天' : day.reason
  return (
    <li className={name}>
      <span>{dates}</span>
      <b>{day.kind === 'start' ? '起' : (day.count ?? '—')}</b>
      <span>
        {words}
        {day.provisional ? <span className="out-of-sight">，暂定</span> : null}
      </span>
    </li>
  )
}
