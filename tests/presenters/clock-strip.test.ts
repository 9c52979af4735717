import { expect, test } from 'vitest'
import { monthsWords, stripOf } from '#app/presenters/clock-strip.ts'
import type { Row } from '#db/schema.ts'
import { clockOf, line } from '#tests/support/clock-histories.ts'
import { calendars } from '#workflows/calendar/tables.ts'

const { statutory, sse } = calendars
const because = (entry: ReturnType<typeof line>, reason: string) => ({ ...entry, reason })
const row: Row<'clock'> = {
  ...{ id: 'c', project: 'p', run: 'r', name: 'reply', side: 'issuer', budget: 10, unit: 'working-day' },
  ...{ calendar: 'statutory', state: 'running', started_at: '2026-02-09T02:00:00.000Z', due_on: null, due_at: null },
  ...{ provisional_at: null, on_due: null, stopped_at: null, alert_at: null, alerted: 0 },
  basis: JSON.stringify({ document: '示例规程', standing: 'provisional' }),
}

test('a period that was held over 春节, extended for an outage and reckoned anew tells each of it, and the sum', () => {
  const ledger = clockOf(
    because(line('start', '2026-02-09', 10), '反馈中'),
    because(line('pause', '2026-02-13'), '已中止'),
    because(line('resume', '2026-02-24'), '反馈中'),
    because(line('extend', '2026-02-26', 1), '系统停机（2月25日 22:00 至 2月26日 06:00，文件无法上传），依据：示例'),
    because(line('reproject', '2026-02-27'), '法定工作日历第 2 版（示例），截止日由 2026-03-03 调整为 2026-03-04'),
  )
  const strip = stripOf(row, ledger, statutory, '2026-02-27T03:00:00.000Z')
  expect(strip.due).toBe('2026-03-04')
  expect(strip.sum).toEqual({
    from: '2月9日（当日不计）',
    terms: ['10 个工作日', '延期 1 日', '暂停 2 日'],
  })
  expect(strip.lines.map(({ what, effect }) => `${what} ${effect}`)).toEqual([
    '起算 ＋10 个工作日',
    '暂停至 2月24日 2 个工作日不计',
    '延期 ＋1 个工作日',
    '日历更新 逐日重新推算',
  ])
  expect(strip.lines[2]?.reason).toContain('系统停机')
  const cell = (day: string) => strip.days.find((one) => one.day === day)
  expect(cell('2026-02-14')).toMatchObject({ kind: 'paused', reason: '暂停' })
  expect(cell('2026-02-15')).toMatchObject({ kind: 'off', reason: '春节', until: '2026-02-23' })
  expect(cell('2026-02-28')).toMatchObject({ kind: 'counted', reason: '调休上班', count: 8 })
  expect(strip.days.at(-1)).toMatchObject({ day: '2026-03-04', count: 11 })
})

test('a plain period needs no ledger; a trading day is called one; past what is announced it says so', () => {
  const plain = stripOf(row, clockOf(line('start', '2026-12-29', 4)), sse, '2026-12-30T03:00:00.000Z')
  expect(plain.lines).toEqual([])
  expect(plain.rule).toBe('12月29日起算，当日不计，数满 4 个交易日')
  expect(plain.calendar).toBe('上交所交易日历第 1 版，已公布至 2026-12-31，其后的日子暂定')
  expect(plain.days.find(({ day }) => day === '2027-01-01')).toMatchObject({
    reason: '元旦（暂定）',
    provisional: true,
  })
})

test('gone on with nothing left, it says why it is that day', () => {
  const ledger = clockOf(line('start', '2026-03-02', 4), line('pause', '2026-03-06'), line('resume', '2026-03-07'))
  const strip = stripOf(row, ledger, statutory, '2026-03-07T03:00:00.000Z')
  expect([strip.due, strip.sum.terms.at(-1)]).toEqual(['2026-03-09', '恢复时已无余日，顺延至工作日'])
})

test('a limit in months in words', () => {
  const entry = { id: 'e', clock: 'c', event: null, days: null }
  const entries = [
    { ...entry, ordinal: 1, kind: 'start', at: '2026-03-02T02:00:00.000Z', reason: '受理' },
    { ...entry, ordinal: 2, kind: 'reproject', at: '2026-04-02T02:00:00.000Z', reason: '法定工作日历第 2 版（示例）' },
  ]
  expect(monthsWords({ ...row, unit: 'month', budget: 3, started_at: '2026-03-02T02:00:00.000Z' }, entries)).toBe(
    '自2026年3月2日起 3 个月；法定工作日历第 2 版（示例）',
  )
})
