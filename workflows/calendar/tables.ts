import type { Calendar, CalendarId, NamedDay } from './calendar.ts'
import { addDays, type IsoDay } from './day.ts'
import { expectedHolidays } from './expected-holidays.ts'

type Festival = { name: string; from: IsoDay; to: IsoDay; makeUp: readonly IsoDay[] }

/**
 * 国务院办公厅关于部分节假日安排的通知 for 2024 (2023-10-25), 2025 (2024-11-12) and 2026 (2025-11-04). Whole spells, so
 * that a Saturday inside a festival is named after it. `makeUp` are the weekend days worked for it.
 */
const festivals: readonly Festival[] = [
  { name: '元旦', from: '2024-01-01', to: '2024-01-01', makeUp: [] },
  { name: '春节', from: '2024-02-10', to: '2024-02-17', makeUp: ['2024-02-04', '2024-02-18'] },
  { name: '清明节', from: '2024-04-04', to: '2024-04-06', makeUp: ['2024-04-07'] },
  { name: '劳动节', from: '2024-05-01', to: '2024-05-05', makeUp: ['2024-04-28', '2024-05-11'] },
  { name: '端午节', from: '2024-06-10', to: '2024-06-10', makeUp: [] },
  { name: '中秋节', from: '2024-09-15', to: '2024-09-17', makeUp: ['2024-09-14'] },
  { name: '国庆节', from: '2024-10-01', to: '2024-10-07', makeUp: ['2024-09-29', '2024-10-12'] },
  { name: '元旦', from: '2025-01-01', to: '2025-01-01', makeUp: [] },
  { name: '春节', from: '2025-01-28', to: '2025-02-04', makeUp: ['2025-01-26', '2025-02-08'] },
  { name: '清明节', from: '2025-04-04', to: '2025-04-06', makeUp: [] },
  { name: '劳动节', from: '2025-05-01', to: '2025-05-05', makeUp: ['2025-04-27'] },
  { name: '端午节', from: '2025-05-31', to: '2025-06-02', makeUp: [] },
  { name: '国庆节、中秋节', from: '2025-10-01', to: '2025-10-08', makeUp: ['2025-09-28', '2025-10-11'] },
  { name: '元旦', from: '2026-01-01', to: '2026-01-03', makeUp: ['2026-01-04'] },
  { name: '春节', from: '2026-02-15', to: '2026-02-23', makeUp: ['2026-02-14', '2026-02-28'] },
  { name: '清明节', from: '2026-04-04', to: '2026-04-06', makeUp: [] },
  { name: '劳动节', from: '2026-05-01', to: '2026-05-05', makeUp: ['2026-05-09'] },
  { name: '端午节', from: '2026-06-19', to: '2026-06-21', makeUp: [] },
  { name: '中秋节', from: '2026-09-25', to: '2026-09-27', makeUp: [] },
  { name: '国庆节', from: '2026-10-01', to: '2026-10-07', makeUp: ['2026-09-20', '2026-10-10'] },
]

function daysOf({ name, from, to }: Festival): NamedDay[] {
  const days: NamedDay[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push({ day, name })
  return days
}

const holidays = festivals.flatMap(daysOf)
const makeUpDays = festivals.flatMap(({ name, makeUp }) => makeUp.map((day) => ({ day, name: `${name}调休` })))

/** The exchanges alone closed on 除夕 2024, a working day by the State Council's notice (上交所、深交所、北交所 2023-12-26). */
const exchangeClosures: readonly NamedDay[] = [{ day: '2024-02-09', name: '除夕休市' }]
/** A make-up weekend day is worked by the authorities but not traded on. */
const exchangeWeekends: readonly NamedDay[] = makeUpDays.map(({ day }) => ({ day, name: '周末休市（调休日不交易）' }))

const version = 1
const announcedUntil = '2026-12-31'
const stateCouncil = '国务院办公厅关于2024、2025、2026年部分节假日安排的通知'

const shared = { version, announcedUntil, expected: expectedHolidays }

const exchange = (id: CalendarId, name: string): Calendar => ({
  ...shared,
  id,
  source: `${name}年度休市安排；${stateCouncil}`,
  holidays: [...holidays, ...exchangeClosures, ...exchangeWeekends],
  workdays: [],
})

/** The calendars as shipped. Later years come as data through the administrator's import, as a new version. */
export const calendars: Record<CalendarId, Calendar> = {
  statutory: { ...shared, id: 'statutory', source: stateCouncil, holidays, workdays: makeUpDays },
  interbank: {
    ...shared,
    id: 'interbank',
    // In principle open on make-up weekend days; a yearly notice may say otherwise, then it is a new version.
    source: `全国银行间同业拆借中心年度休市安排（汇交发〔2022〕391号、中汇交发〔2023〕301号）；${stateCouncil}`,
    holidays,
    workdays: makeUpDays,
  },
  sse: exchange('sse', '上海证券交易所'),
  szse: exchange('szse', '深圳证券交易所'),
  bse: exchange('bse', '北京证券交易所'),
}
