import { describe, expect, test } from 'vitest'
import { addWorkingDays } from '#workflows/calendar/calendar.ts'
import { readFact } from '#workflows/facts/catalogue.ts'
import { type GuideAnswers, readAnswers } from '#workflows/guide/answers.ts'
import { guidance, guidedOn } from '#workflows/guide/guidance.ts'
import { statedFacts } from '#workflows/guide/known-facts.ts'
import { optionsFor } from '#workflows/guide/options.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'

const today = '2026-05-06'

const firm: Record<string, string> = {
  kind: 'tech-firm',
  board: 'star',
  region: '江苏',
  amount: '5',
  tenor: '3Y',
  placement: 'either',
}

function answers(more: Record<string, string> = {}): GuideAnswers {
  const read = readAnswers(Object.entries({ ...firm, ...more }))
  if (!read.ok) throw new Error(JSON.stringify(read.fields))
  return read.answers
}

const told = (more: Record<string, string> = {}, on = today) => guidance(answers(more), on, builtInRulebook)
const way = (key: string, more: Record<string, string> = {}, on = today) =>
  told(more, on).find(({ option }) => option.key === key)!

describe('the ways side by side', () => {
  test.each([
    ['either', ['interbank-public', 'interbank-private', 'exchange-public', 'exchange-private']],
    ['public', ['interbank-public', 'exchange-public']],
    ['private', ['interbank-private', 'exchange-private']],
  ])('placed %s', (placement, keys) => {
    expect(optionsFor(answers({ placement })).map(({ key }) => key)).toEqual(keys)
  })

  test.each([
    ['180D', 'SCP'],
    ['270D', 'SCP'],
    ['1Y', 'CP'],
    ['2Y', 'MTN'],
    ['5+3+2Y', 'MTN'],
  ])('a tenor of %s is a %s', (tenor, product) => {
    expect(optionsFor(answers({ tenor, placement: 'public' }))[0]).toMatchObject({ product })
  })

  test('a financial institution goes by licence in the interbank market', () => {
    const keys = told({ kind: 'financial-institution', institution: 'securities-firm', placement: 'public' })
    expect(keys.map(({ option }) => option.key)).toEqual(['licence', 'exchange-public'])
  })
})

describe('may we', () => {
  test('a firm on 科创板 may; the same without any answer is told what is missing', () => {
    expect(way('interbank-public')).toMatchObject({ verdict: 'ok', missing: [] })
    const unknown = way('interbank-public', { board: '' })
    expect(unknown.verdict).toBe('unknown')
    expect(unknown.missing).toContain('上市板块')
  })

  test('a title that is only said is not evidence: the certificate is what is missing', () => {
    const said = way('interbank-public', { board: 'none', titles: 'high-tech' })
    expect(said.verdict).toBe('unknown')
    expect(said.missing).toContain('高新技术企业证书（编号、名单链接）')
  })

  test('270 days is the floor by the day of acceptance: 180 days refused from 2026-03-09, not the day before', () => {
    expect(way('interbank-public', { tenor: '180D' }, '2026-03-09').verdict).toBe('no')
    expect(way('interbank-public', { tenor: '180D' }, '2026-03-08').verdict).toBe('ok')
    expect(way('interbank-public', { tenor: '270D' }, '2026-03-09').verdict).toBe('ok')
  })

  test('judged as of the month meant for filing where that is still to come', () => {
    expect(way('interbank-public', { tenor: '180D', window: '2026-04' }, '2026-03-01').verdict).toBe('no')
    expect(guidedOn(answers({ window: '2026-04' }), '2026-05-06')).toBe('2026-05-06')
  })

  test('a published floor of use is exact: 70 % passes, 69.9999 % does not', () => {
    const investor = { kind: 'equity-investor', registered: 'yes', placement: 'public' }
    expect(way('exchange-public', { ...investor, share: '70' }).verdict).not.toBe('no')
    expect(way('exchange-public', { ...investor, share: '69.9999' }).verdict).toBe('no')
  })

  test('nothing that nobody has verified refuses: it is doubtful at most', () => {
    const bank = { kind: 'financial-institution', institution: 'bank', placement: 'public' }
    expect(way('exchange-public', bank).verdict).toBe('doubtful')
  })
})

describe('papers and time', () => {
  test('a wish for a rating brings its report in', () => {
    const papers = (rating: string) =>
      way('interbank-public', { rating })
        .documents.map(({ title }) => title)
        .join()
    expect(papers('yes')).toContain('信用评级报告')
    expect(papers('no')).not.toContain('信用评级报告')
  })

  test('periods follow one another to the last day; what runs beside adds nothing unless it is longer', () => {
    const { parts, until } = way('interbank-public', { rating: 'yes' }).time
    const [guidance, rating, intake, ...rest] = parts
    expect([guidance?.from, rating?.from]).toEqual([today, today])
    expect(intake?.from).toBe(guidance?.to)
    const calendar = builtInRulebook.calendars.statutory
    expect(guidance?.to).toBe(addWorkingDays(calendar, today, 40))
    for (const [at, part] of rest.entries()) expect(part.from).toBe([intake, ...rest][at]?.to)
    expect(until).toBe(rest.at(-1)?.to)
  })

  test('a day beyond the announced calendar is provisional', () => {
    expect(way('interbank-public', {}, '2026-01-05').time.provisional).toBe(false)
    expect(way('interbank-public', {}, '2026-11-20').time.provisional).toBe(true)
  })
})

describe('what is answered', () => {
  test.each([
    [{ amount: '0' }, 'amount', '金额须大于零'],
    [{ amount: '' }, 'amount', '请填写金额'],
    [{ share: '100.01' }, 'share', '比例不超过 100%'],
    [{ region: '火星' }, 'region', '请选择所在地区'],
    [{ tenor: '9Q' }, 'tenor', '请选择期限'],
    [{ window: '2027-13' }, 'window', '请选择月份'],
    [{ patents: '三十' }, 'patents', '请填写整数'],
  ])('%j is refused on its field', (more, field, message) => {
    const read = readAnswers(Object.entries({ ...firm, ...more }))
    expect(read.ok ? {} : read.fields).toMatchObject({ [field]: [message] })
  })

  test('“none” beside a title is refused', () => {
    const read = readAnswers([...Object.entries(firm), ['titles', 'none'], ['titles', 'high-tech']])
    expect(read.ok ? {} : Object.keys(read.fields)).toEqual(['titles'])
  })

  test('every stated fact can be recorded; what was not answered is not stated', () => {
    const kinds: Record<string, string>[] = [
      { titles: 'high-tech', lists: 'points', core: 'yes', patents: '30', research: '8000', revenue: '100000' },
      { kind: 'equity-investor', board: '', registered: 'yes', founded: '2017-01-02', exits: '3', cycle: 'yes' },
      { kind: 'financial-institution', board: '', institution: 'bank', opinion: 'no' },
    ]
    for (const more of kinds)
      for (const { key, value } of statedFacts(answers(more), true))
        expect([key, readFact(key, value)]).toMatchObject([key, { ok: true }])
    const keys = statedFacts(answers({ board: '' }), false).map(({ key }) => key)
    expect(keys).toEqual(['issuer.region'])
  })
})
