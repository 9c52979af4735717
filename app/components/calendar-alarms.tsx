import type { CalendarAlarm } from '../presenters/calendars.server.ts'
import { Alert } from './alert.tsx'

/** From sixty days before a calendar runs out: what is missing, and where it is put in. */
export function CalendarAlarms({ alarms }: { alarms: readonly CalendarAlarm[] }) {
  if (alarms.length === 0) return null
  const over = alarms.some((alarm) => alarm.over)
  return (
    <Alert kind={over ? 'error' : 'warning'} title={over ? '有日历已经用完' : '有日历即将用完，请导入下一年的安排'}>
      <ul className="plain-list">
        {alarms.map(({ id, name, words }) => (
          <li key={id}>
            <a href={`/calendars/${id}#import`}>{name}</a>
            {words}
          </li>
        ))}
      </ul>
      其后的日子按周末和法定节日推算，期限一律标“暂定”。
    </Alert>
  )
}
