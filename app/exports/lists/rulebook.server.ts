import { listChanges } from '#db/queries/rulebook.ts'
import { calendarNames, type NamedDay } from '#workflows/calendar/calendar.ts'
import { parameterKeys } from '#workflows/rules/parameter-keys.ts'
import { type CalendarLineView, isCalendarId, presentCalendars } from '../../presenters/calendars.server.ts'
import { type ChangeLineView, changeLine } from '../../presenters/change-page.server.ts'
import { isParameterKey, type ParameterView, presentParameter } from '../../presenters/parameter-page.server.ts'
import { askedOf, filterWords, type ParameterLineView, presentRulebook } from '../../presenters/rulebook.server.ts'
import { rulebookOf } from '../../rulebook.server.ts'
import { type HouseList, notForThisSeat } from '../house-list.ts'
import { type Column, listing, mostRows, onDay } from '../listing.ts'
import { platformOnly } from '../platform-only.server.ts'

const parameterColumns: readonly Column<ParameterLineView>[] = [
  { head: '参数', width: 32, cell: ({ title }) => title },
  { head: '代号', width: 28, cell: ({ key }) => key },
  { head: '值', width: 16, cell: ({ value }) => value },
  { head: '适用范围', width: 44, cell: ({ scope }) => scope },
  { head: '起', width: 12, cell: ({ from }) => from },
  { head: '止', width: 12, cell: ({ to }) => to },
  { head: '按', width: 12, cell: ({ applies }) => applies },
  { head: '依据', width: 60, cell: ({ basis }) => basis.text },
  { head: '待核实', width: 8, cell: ({ basis }) => (basis.provisional ? '待核实' : '') },
]

const changeColumns: readonly Column<ChangeLineView>[] = [
  { head: '变更', width: 28, cell: ({ title }) => title },
  { head: '内容', width: 60, cell: ({ what }) => what },
  { head: '理由', width: 40, cell: ({ reason }) => reason },
  { head: '提出', width: 28, cell: ({ proposed }) => proposed },
  { head: '结论', width: 44, cell: ({ decided }) => decided },
  { head: '状态', width: 10, cell: ({ state }) => state.word },
]

const parameterRowColumns: readonly Column<ParameterView['rows'][number]>[] = [
  ...parameterColumns,
  { head: '效力', width: 10, cell: ({ when }) => when },
]

const calendarColumns: readonly Column<CalendarLineView>[] = [
  { head: '日历', width: 24, cell: ({ name }) => name },
  { head: '用于', width: 44, cell: ({ use }) => use },
  { head: '版本', width: 8, cell: ({ version }) => ({ whole: version }) },
  { head: '公布至', width: 12, cell: ({ announcedUntil }) => onDay(announcedUntil) },
  { head: '提示', width: 40, cell: ({ alarm }) => alarm },
  { head: '来源', width: 60, cell: ({ source }) => source },
]

/** Its heads are those of the import, so that a file taken out is put in again after the next year is added. */
const dayColumns: readonly Column<NamedDay & { nature: string }>[] = [
  { head: '日期', width: 12, cell: ({ day }) => onDay(day) },
  { head: '性质', width: 8, cell: ({ nature }) => nature },
  { head: '名称', width: 28, cell: ({ name }) => name },
]

export const parametersList: HouseList = async (who, context, search) => {
  platformOnly(who, context)
  const asked = askedOf(search)
  const { groups } = await presentRulebook(context, asked)
  return listing({
    title: '规则参数',
    filter: filterWords(asked),
    columns: parameterColumns,
    rows: groups.flatMap(({ rows }) => rows),
  })
}

/** Every row one parameter ever had. */
export const parameterRowsList: HouseList = async (who, context, search) => {
  platformOnly(who, context)
  const { title, rows } = await presentParameter(context, search.get('parameter') ?? '')
  return listing({ title: `${title} 历次取值`, columns: parameterRowColumns, rows })
}

/** Changes of the rulebook, newest first; of one parameter or one calendar where its screen names it. */
export const rulebookChangesList: HouseList = async (who, context, search) => {
  platformOnly(who, context)
  const [parameter, calendar] = [search.get('parameter'), search.get('calendar')]
  const of = parameter
    ? { kind: 'parameter' as const, subject: parameter }
    : calendar
      ? { kind: 'calendar' as const, subject: calendar }
      : {}
  const rows = (await listChanges(context.reader, of, mostRows + 1)).map(changeLine)
  const filter = subjectWords(parameter, calendar)
  return listing({ title: '规则变更记录', filter, columns: changeColumns, rows })
}

function subjectWords(parameter: string | null, calendar: string | null): string | undefined {
  if (parameter) return isParameterKey(parameter) ? parameterKeys[parameter][0] : parameter
  return calendar ? (isCalendarId(calendar) ? calendarNames[calendar] : calendar) : undefined
}

export const calendarsList: HouseList = async (who, context) => {
  platformOnly(who, context)
  return listing({ title: '日历', columns: calendarColumns, rows: (await presentCalendars(context)).lines })
}

export const calendarDaysList: HouseList = async (who, context, search) => {
  platformOnly(who, context)
  const id = search.get('calendar') ?? 'statutory'
  if (!isCalendarId(id)) throw notForThisSeat()
  const { holidays, workdays, announcedUntil } = (await rulebookOf(context.reader)).calendars[id]
  const named = (days: readonly NamedDay[], nature: string) => days.map((day) => ({ ...day, nature }))
  const rows = [...named(holidays, '休'), ...named(workdays, '班')].sort((a, b) => (a.day < b.day ? -1 : 1))
  const filter = `${calendarNames[id]}，公布至 ${announcedUntil}`
  return listing({ title: '日历', filter, columns: dayColumns, rows })
}
