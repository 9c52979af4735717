import type { CalendarView, DayCellView, MonthView } from '../presenters/calendars.server.ts'
import { classNames } from './class-names.ts'

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const

const kindWords: Record<DayCellView['kind'], string> = { work: '', weekend: '', off: '休', 'make-up': '班' }

/** A year as twelve months: 休 for holidays, 班 for weekend days that are worked, dashed where nothing is announced yet. */
export const YearGrid = ({ view }: { view: Pick<CalendarView, 'name' | 'year' | 'months'> }) => (
  <div className="year-grid">
    {view.months.map((month) => (
      <Month key={month.month} month={month} label={`${view.name} ${view.year}年${month.month}月`} />
    ))}
  </div>
)

const Month = ({ month, label }: { month: MonthView; label: string }) => (
  <table className="month">
    <caption>
      {month.month}月<span className="month-works">{month.works} 天</span>
      <span className="out-of-sight">，{label}</span>
    </caption>
    <thead>
      <tr>
        {weekdays.map((weekday) => (
          <th key={weekday} scope="col">
            <span className="out-of-sight">周</span>
            {weekday}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {weeksOf(month).map((week) => (
        <tr key={week.find((day) => day !== null)?.day}>
          {week.map((day, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an empty cell has no identity but its weekday
            <td key={at}>{day ? <Day day={day} /> : null}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

function Day({ day }: { day: DayCellView }) {
  const word = kindWords[day.kind]
  return (
    <span
      className={classNames(
        'date',
        `date-${day.kind}`,
        day.provisional && 'date-provisional',
        day.today && 'date-today',
      )}
      title={[day.day, day.name, day.provisional ? '暂定' : ''].filter(Boolean).join(' ')}
      {...(day.today ? { 'aria-current': 'date' as const } : {})}
    >
      {day.date}
      {word ? <b>{word}</b> : null}
      {day.name ? <span className="out-of-sight">，{day.name}</span> : null}
    </span>
  )
}

function weeksOf({ blanks, days }: MonthView): (DayCellView | null)[][] {
  const cells: (DayCellView | null)[] = [...Array.from({ length: blanks }, () => null), ...days]
  const weeks: (DayCellView | null)[][] = []
  for (let at = 0; at < cells.length; at += 7) {
    const week = cells.slice(at, at + 7)
    weeks.push([...week, ...Array.from({ length: 7 - week.length }, () => null)])
  }
  return weeks
}
