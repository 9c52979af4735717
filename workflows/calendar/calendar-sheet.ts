import type { Calendar, NamedDay } from './calendar.ts'
import { dayOf, type IsoDay, isDay, isWeekend } from './day.ts'

/** A row of a sheet as it stands in its file, from 1, and its cells as text. */
export type SheetLine = { row: number; cells: readonly string[] }

export type SheetProblem = { row: number; message: string }

export type CalendarSheet = { ok: true; calendar: Calendar } | { ok: false; problems: SheetProblem[] }

const heads = { day: '日期', nature: '性质', name: '名称' } as const
type Columns = Record<keyof typeof heads, number>

const offWords: readonly string[] = ['休', '放假', '休市', '节假日']
const onWords: readonly string[] = ['班', '上班', '调休', '补班', '工作日']

const mostRows = 2000
const mostTold = 100

/**
 * A new version of a calendar from a sheet with the columns 日期, 性质 (休 or 班), 名称. From the first year with a day off in
 * it the sheet alone speaks, up to `announcedUntil`; what was known of earlier years stays, but for single days that it
 * names (a Sunday of December worked for 元旦). Problems name the row.
 */
export function readCalendarSheet(
  before: Calendar,
  lines: readonly SheetLine[],
  { announcedUntil, source }: { announcedUntil: IsoDay; source: string },
): CalendarSheet {
  const at = lines.findIndex(({ cells }) => columnsOf(cells) !== null)
  const columns = columnsOf(lines[at]?.cells ?? [])
  if (!columns) return told([{ row: lines[0]?.row ?? 1, message: '没有找到表头：须有“日期”“性质”“名称”三列' }])
  const body = lines.slice(at + 1)
  if (body.length === 0) return told([{ row: lines[at]!.row, message: '表头下面没有日期' }])
  if (body.length > mostRows) return told([{ row: body[mostRows]!.row, message: `最多 ${mostRows} 行` }])
  const problems: SheetProblem[] = []
  const found = new Map<IsoDay, { row: number; works: boolean; name: string }>()
  for (const line of body) {
    const read = readLine(line, columns, announcedUntil)
    const twice = 'day' in read ? found.get(read.day) : undefined
    if ('message' in read) problems.push({ row: line.row, message: read.message })
    else if (twice) problems.push({ row: line.row, message: `${read.day} 与第 ${twice.row} 行重复` })
    else found.set(read.day, { row: line.row, works: read.works, name: read.name })
  }
  if (problems.length > 0) return told(problems)
  const years = yearProblems(before, found, announcedUntil)
  if (years.length > 0) return told(years.map((message) => ({ row: lines[at]!.row, message })))
  return { ok: true, calendar: calendarOf(before, found, announcedUntil, source) }
}

const told = (problems: readonly SheetProblem[]): CalendarSheet => ({
  ok: false,
  problems: problems.slice(0, mostTold),
})

function columnsOf(cells: readonly string[]): Columns | null {
  const place = (word: string) => cells.findIndex((cell) => cell.trim() === word)
  const columns = { day: place(heads.day), nature: place(heads.nature), name: place(heads.name) }
  return Object.values(columns).every((column) => column >= 0) ? columns : null
}

type Line = { day: IsoDay; works: boolean; name: string } | { message: string }

function readLine({ cells }: SheetLine, columns: Columns, announcedUntil: IsoDay): Line {
  const cell = (column: number) => (cells[column] ?? '').normalize('NFKC').trim()
  const written = cell(columns.day)
  const day = dayIn(written)
  if (day === null)
    return { message: written === '' ? '没有填写日期' : `“${written.slice(0, 20)}”不是日期，如 2027-01-01` }
  if (day > announcedUntil) return { message: `${day} 晚于公布至 ${announcedUntil}` }
  const nature = cell(columns.nature)
  const [off, on] = [offWords.includes(nature), onWords.includes(nature)]
  if (!off && !on) return { message: `性质“${nature.slice(0, 20)}”须为“休”或“班”` }
  const name = cell(columns.name)
  if (name === '') return { message: '没有填写名称' }
  if (name.length > 40) return { message: '名称最多 40 字' }
  if (on && !isWeekend(day)) return { message: `${day} 不是周末，不必列为上班` }
  return { day, works: on, name }
}

/** 2027-01-01, 2027/1/1, 2027.1.1, 2027年1月1日, 20270101, or the number a spreadsheet keeps a day as (counted from 1900). */
function dayIn(written: string): IsoDay | null {
  if (/^\d{5}(\.0+)?$/.test(written)) return dayOf(Number(written) - 25_569)
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0{1,2}:00(?::00)?)?$/.exec(written) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(written)
  if (!parts) return null
  const day = [parts[1], parts[2]?.padStart(2, '0'), parts[3]?.padStart(2, '0')].join('-')
  return isDay(day) ? day : null
}

type Found = ReadonlyMap<IsoDay, { works: boolean; name: string }>

const yearsOff = (found: Found): Set<number> =>
  new Set([...found].filter(([, { works }]) => !works).map(([day]) => Number(day.slice(0, 4))))

/** A year without any day off was forgotten, not abolished. */
function yearProblems(before: Calendar, found: Found, announcedUntil: IsoDay): string[] {
  const years = yearsOff(found)
  const known = Number(before.announcedUntil.slice(0, 4))
  const first = Math.min(...years, known + 1)
  const missing: number[] = []
  for (let year = first; year <= Number(announcedUntil.slice(0, 4)); year += 1) if (!years.has(year)) missing.push(year)
  return missing.map((year) => `${year} 年没有一天放假，请补齐，或把公布至改为前一年`)
}

function calendarOf(before: Calendar, found: Found, announcedUntil: IsoDay, source: string): Calendar {
  const days = [...found.keys()].sort()
  const from = `${Math.min(...yearsOff(found))}-01-01`
  const listed = (works: boolean): NamedDay[] =>
    days.flatMap((day) => {
      const one = found.get(day)
      return one?.works === works ? [{ day, name: one.name }] : []
    })
  const earlier = (known: readonly NamedDay[]) => known.filter(({ day }) => day < from && !found.has(day))
  return {
    ...before,
    version: before.version + 1,
    source,
    announcedUntil,
    holidays: [...earlier(before.holidays), ...listed(false)],
    workdays: [...earlier(before.workdays), ...listed(true)],
  }
}
