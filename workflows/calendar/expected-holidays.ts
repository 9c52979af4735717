import type { NamedDay } from './calendar.ts'
import { addDays, type IsoDay } from './day.ts'

/**
 * The festivals that law gives off every year (《全国年节及纪念日放假办法》 as amended from 2025-01-01: 13 days), for the
 * years whose arrangement is not announced yet. Without 调休, which only the yearly notice of 国务院办公厅 decides, so
 * whatever is reckoned with them is provisional. Lunar days by computed new moons at +08:00 (2027 and 2030 fall within
 * ten minutes of midnight; libraries that round disagree by a day there).
 */
const lunarAndSolarTerms: readonly (readonly [
  year: number,
  spring: string,
  qingming: string,
  duanwu: string,
  mid: string,
])[] = [
  [2027, '02-06', '04-05', '06-09', '09-15'],
  [2028, '01-26', '04-04', '05-28', '10-03'],
  [2029, '02-13', '04-04', '06-16', '09-22'],
  [2030, '02-03', '04-05', '06-05', '09-12'],
  [2031, '01-23', '04-05', '06-24', '10-01'],
  [2032, '02-11', '04-04', '06-12', '09-19'],
  [2033, '01-31', '04-04', '06-01', '09-08'],
  [2034, '02-19', '04-05', '06-20', '09-27'],
  [2035, '02-08', '04-05', '06-10', '09-16'],
  [2036, '01-28', '04-04', '05-30', '10-04'],
  [2037, '02-15', '04-04', '06-18', '09-24'],
  [2038, '02-04', '04-05', '06-07', '09-13'],
  [2039, '01-24', '04-05', '05-27', '10-02'],
  [2040, '02-12', '04-04', '06-14', '09-20'],
  [2041, '02-01', '04-04', '06-03', '09-10'],
  [2042, '01-22', '04-04', '06-22', '09-28'],
  [2043, '02-10', '04-05', '06-11', '09-17'],
  [2044, '01-30', '04-04', '05-31', '10-05'],
  [2045, '02-17', '04-04', '06-19', '09-25'],
  [2046, '02-06', '04-04', '06-08', '09-15'],
]

const named = (name: string, ...days: IsoDay[]): NamedDay[] => days.map((day) => ({ day, name: `${name}（暂定）` }))

const nationalDays: readonly string[] = ['10-01', '10-02', '10-03']

/** 除夕 and the first three days of the year. */
const springDays = (first: IsoDay): IsoDay[] => [-1, 0, 1, 2].map((n) => addDays(first, n))

export const expectedHolidays: readonly NamedDay[] = lunarAndSolarTerms.flatMap(
  ([year, spring, qingming, duanwu, mid]) => [
    ...named('元旦', `${year}-01-01`),
    ...named('春节', ...springDays(`${year}-${spring}`)),
    ...named('清明节', `${year}-${qingming}`),
    ...named('劳动节', `${year}-05-01`, `${year}-05-02`),
    ...named('端午节', `${year}-${duanwu}`),
    // 中秋节 may fall within 国庆节 (2028, 2031, 2039): one day then, under the latter's name.
    ...(nationalDays.includes(mid) ? [] : named('中秋节', `${year}-${mid}`)),
    ...named('国庆节', ...nationalDays.map((day) => `${year}-${day}`)),
  ],
)
