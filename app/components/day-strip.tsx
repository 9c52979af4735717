import { Fragment } from 'react'
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

/** One line of the ledger: when, what, what it does to the sum, why. */
export type StripLine = { day: string; what: string; effect: string; reason: string }

export type DayStripProps = {
  due: string
  /** The rule in words: 收到反馈的次日起算，数满 10 个工作日. */
  rule: string
  days: readonly StripDay[]
  /** What moved the end besides the count itself; empty when nothing did. */
  lines: readonly StripLine[]
  /** The first term is the budget. */
  sum: { from: string; terms: readonly string[] }
  /** The calendar's edition, and the text that sets the length. */
  calendar: string
  basis: BasisView
  open?: boolean
  id?: string
}

/** 为什么是这一天: each day in order with its number or why it has none; the numbers add up to the answer. */
export function DayStrip({ due, rule, days, lines, sum, calendar, basis, open, id }: DayStripProps) {
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
      {lines.length > 0 ? <StripLines lines={lines} /> : null}
      <p className="why-sum">
        <span>{sum.from}</span>
        {sum.terms.map((term, at) => (
          <Fragment key={term}>＋{at === 0 ? <b>{term}</b> : <span>{term}</span>}</Fragment>
        ))}
        ＝<b>{dayText(due, { weekday: false })}</b>
      </p>
      <p className="why-basis">
        {calendar} · 依据：
        <BasisLink basis={basis} mark="依据待核实" />
      </p>
    </details>
  )
}

/** 台账: what happened to the period, in order. */
function StripLines({ lines }: { lines: readonly StripLine[] }) {
  return (
    <ol className="why-lines">
      {lines.map(({ day, what, effect, reason }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a ledger is only appended to
        <li key={at}>
          <span>{dayText(day, { weekday: false })}</span>
          <b>{what}</b>
          <span>{effect}</span>
          <span>{reason}</span>
        </li>
      ))}
    </ol>
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
