import type { ClockLineProps } from './clock-line.tsx'
import { ClockLine } from './clock-line.tsx'

/** By when: the ruler where there is a clock, and the day; 无期限 where there is none. */
export function Limit({ clock, due }: { clock: ClockLineProps | null; due: string }) {
  if (!clock && !due) return <span className="muted">无期限</span>
  return (
    <>
      {clock ? <ClockLine {...clock} unit="个工作日" /> : null}
      {due ? <span className={clock ? 'cell-more' : undefined}>{due}</span> : null}
    </>
  )
}
