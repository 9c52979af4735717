import { workingDaysBetween } from '#workflows/calendar/calendar.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { GuideAnswers } from '#workflows/guide/answers.ts'
import type { TimePart } from '#workflows/guide/expected-time.ts'
import { type Guided, guidance, guidedOn, type Verdict } from '#workflows/guide/guidance.ts'
import { answersInWords } from '#workflows/guide/summary.ts'
import type { Finding } from '#workflows/kit/finding.ts'
import { capacities, routes, type Side, venues } from '#workflows/kit/seats.ts'
import type { Rulebook } from '#workflows/rulebook.ts'
import { ruleTitle } from '#workflows/rules/rule-titles.ts'
import { dayText } from '../components/chinese-date.ts'
import type { FilterChipsProps } from '../components/filter-chips.tsx'
import type { IconName } from '../components/icon.tsx'
import type { Tone } from '../components/tone.ts'
import type { LoadContext } from '../load-context.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { type BasisView, basisView } from './basis-view.ts'

export type FindingLine = { title: string; tone: Tone; icon: IconName; word: string; because: string; basis: BasisView }

export type TimeLine = { title: string; who: string; length: string; until: string; basis: BasisView }

export type GuideColumn = {
  key: string
  market: string
  product: string
  placement: string
  verdict: { word: string; tone: Tone; icon: IconName; says: string }
  findings: FindingLine[]
  ways: FindingLine[]
  missing: string[]
  documents: { code: string; title: string; who: string; condition: string | null }[]
  time: { parts: TimeLine[]; until: string; days: number; provisional: boolean }
  green: { words: string; basis: BasisView }
  enterHref: string
}

export type GuideAnswerView = {
  columns: GuideColumn[]
  answered: { label: string; value: string }[]
  changeHref: string
  venues: FilterChipsProps['chips']
  judgedOn: string
  today: string
}

const verdicts: Record<Verdict, GuideColumn['verdict']> = {
  ok: { word: '可以', tone: 'pine', icon: 'check', says: '就所填内容，未见不符合之处。' },
  unknown: { word: '待补材料', tone: 'amber', icon: 'half', says: '补齐下列材料后才能判断。' },
  doubtful: { word: '可能不行', tone: 'amber', icon: 'warn', says: '有不符合之处，但所依规则的文字尚待核实。' },
  no: { word: '不可以', tone: 'cinnabar', icon: 'cross', says: '已公布的规则不允许。' },
}

const answersOf = (ok: Finding['ok']): Pick<FindingLine, 'tone' | 'icon' | 'word'> => {
  if (ok === true) return { tone: 'pine', icon: 'check', word: '符合' }
  return ok === false
    ? { tone: 'cinnabar', icon: 'cross', word: '不符合' }
    : { tone: 'amber', icon: 'half', word: '待定' }
}

export const findingLine = ({ rule, ok, because, basis }: Finding): FindingLine => ({
  title: ruleTitle(rule),
  ...answersOf(ok),
  because,
  basis: basisView(basis),
})

/** The ways side by side. `search` is what the address said: links of the page carry it on. */
export async function presentGuideAnswer(
  answers: GuideAnswers,
  search: URLSearchParams,
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
): Promise<GuideAnswerView> {
  const rulebook = await rulebookOf(reader)
  const today = legalDay(ports.now())
  return {
    columns: guidance(answers, today, rulebook).map((guided) => columnOf(guided, { search, today, rulebook })),
    answered: answersInWords(answers),
    changeHref: `/guide/questions?${search}`,
    venues: venueChips(answers, search),
    judgedOn: dayText(guidedOn(answers, today), { year: true }),
    today: dayText(today, { year: true }),
  }
}

function venueChips({ venue }: GuideAnswers, search: URLSearchParams): FilterChipsProps['chips'] {
  return routes['exchange-public'].venues.map((one) => {
    const there = new URLSearchParams(search)
    there.set('venue', one)
    return { label: venues[one].short, href: `/guide/answer?${there}`, current: one === venue }
  })
}

type Place = { search: URLSearchParams; today: string; rulebook: Rulebook }

function columnOf(guided: Guided, { search, today, rulebook }: Place): GuideColumn {
  const { option, time, green } = guided
  const enter = new URLSearchParams(search)
  enter.set('option', option.key)
  return {
    key: option.key,
    market: option.market,
    product: option.productTitle,
    placement: option.placement === 'public' ? '公开发行' : '非公开（定向）发行',
    verdict: verdicts[guided.verdict],
    findings: guided.findings.map(findingLine),
    ways: guided.ways.map(findingLine),
    missing: guided.missing,
    documents: guided.documents.map(({ code, title, preparedBy, condition }) => ({
      code,
      title,
      who: capacities[preparedBy].title,
      condition,
    })),
    time: {
      parts: time.parts.map(timeLine),
      until: dayText(time.until, { year: true }),
      days: workingDaysBetween(rulebook.calendars.statutory, today, time.until),
      provisional: time.provisional,
    },
    green: {
      words: green.days === null ? '绿色通道：天数未见公布' : `绿色通道：审核原则上不超过 ${green.days} 个工作日`,
      basis: basisView(green.basis),
    },
    enterHref: `/reserve/enter?${enter}`,
  }
}

const whose: Record<Side, string> = {
  issuer: '发行人一方',
  review: '审核方',
  enhancement: '增信方',
  independent: '中介与市场',
}

const timeLine = ({ title, side, length, unit, to, basis }: TimePart): TimeLine => ({
  title,
  who: whose[side],
  length: unit === 'month' ? `${length} 个月` : `${length} 个工作日`,
  until: dayText(to, { year: true, weekday: false }),
  basis: basisView(basis),
})
