import { listChanges } from '#db/queries/rulebook.ts'
import { calendarNames } from '#workflows/calendar/calendar.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { issuerKinds, routes, venues } from '#workflows/kit/seats.ts'
import { type ParameterKey, parameterKeys } from '#workflows/rules/parameter-keys.ts'
import { type AppliesBy, type Unit, valueText } from '#workflows/rules/parameters.ts'
import { scopeWords } from '#workflows/rules/scope.ts'
import { appliesWords, slotText } from '../forms/rulebook-change.ts'
import type { LoadContext } from '../load-context.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { type ChangeLineView, changeLine } from './change-page.server.ts'
import { type ParameterLineView, parameterLine, standsOn, whens } from './rulebook.server.ts'

type Option = { value: string; label: string }

export type ParameterView = {
  key: ParameterKey
  title: string
  unit: string
  /** What the value is chosen from; null where it is typed. */
  choices: Option[] | null
  applies: AppliesBy
  rows: (ParameterLineView & { when: string })[]
  changes: ChangeLineView[]
  slots: Option[]
  scopes: { routes: Option[]; venues: Option[]; issuerKinds: Option[] }
  today: string
}

/** How a value of a unit is typed. */
const unitHints: Record<Exclude<Unit, 'yes-no' | 'calendar'>, string> = {
  'working-day': '整数，单位为工作日，如 8',
  day: '整数，单位为天，如 30',
  month: '整数，单位为月，如 24',
  year: '整数，单位为年，如 3',
  count: '整数，如 5',
  percent: '百分数，最多四位小数，如 70',
  fen: '整数，单位为分，如 8000000000 即 8000 万元',
  'month-day': '月-日，如 04-30',
  tenor: '如 270D、3Y、3Y+2Y',
}

export const isParameterKey = (key: string): key is ParameterKey => Object.hasOwn(parameterKeys, key)

const options = (of: Record<string, { title: string } | string>): Option[] =>
  Object.entries(of).map(([value, word]) => ({ value, label: typeof word === 'string' ? word : word.title }))

const choicesOf = (unit: Unit): Option[] | null => {
  if (unit === 'calendar') return options(calendarNames)
  return unit === 'yes-no' ? options({ yes: '是', no: '否' }) : null
}

/** A parameter with every row it ever had, what was proposed about it, and what its form offers. */
export async function presentParameter(
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
  key: string,
): Promise<ParameterView> {
  if (!isParameterKey(key)) throw new Response('没有这个参数。', { status: 404 })
  const today = legalDay(ports.now())
  const { parameters } = await rulebookOf(reader)
  const rows = parameters
    .filter((row) => row.key === key)
    .sort((a, b) => scopeWords(a.scope).localeCompare(scopeWords(b.scope)) || (a.from < b.from ? 1 : -1))
  const [title, unit] = parameterKeys[key]
  const choices = choicesOf(unit)
  const standing = rows.filter((row) => standsOn(row, today) !== 'past')
  return {
    key,
    title,
    unit: unit === 'yes-no' || unit === 'calendar' ? '' : unitHints[unit],
    choices,
    applies: rows[0]?.appliesBy ?? 'event',
    rows: rows.map((row) => ({ ...parameterLine(row), when: whens[standsOn(row, today)] })),
    changes: (await listChanges(reader, { kind: 'parameter', subject: key }, 50)).map(changeLine),
    slots: [...new Map(standing.map((row) => [slotText(row), row])).values()].map((row) => ({
      value: slotText(row),
      label: `${scopeWords(row.scope)}（${appliesWords[row.appliesBy]}，现为 ${valueText(row)}）`,
    })),
    scopes: { routes: options(routes), venues: options(venues), issuerKinds: options(issuerKinds) },
    today,
  }
}
