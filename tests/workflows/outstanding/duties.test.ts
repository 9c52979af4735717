import { expect, test } from 'vitest'
import { type DutyCase, dutiesOf, paperOfDuty } from '#workflows/outstanding/duties.ts'
import { parameterTable } from '#workflows/rules/parameter-table.ts'

const of = (more: Partial<DutyCase>): DutyCase => ({
  route: 'interbank',
  venue: 'NAFMII',
  privatePlacement: false,
  rated: true,
  from: '2026-04-02',
  until: '2027-04-30',
  parameters: parameterTable,
  ...more,
})

const list = (more: Partial<DutyCase>) => dutiesOf(of(more)).map(({ dueOn, title }) => `${dueOn} ${title}`)

test('an interbank public bond reports every quarter and is tracked by 31 July', () => {
  expect(list({})).toEqual([
    '2026-04-30 披露2025年年度报告',
    '2026-04-30 披露2026年第一季度财务报表',
    '2026-07-31 披露2026年跟踪评级报告',
    '2026-08-31 披露2026年半年度报告',
    '2026-10-31 披露2026年第三季度财务报表',
    '2027-04-30 披露2026年年度报告',
    '2027-04-30 披露2027年第一季度财务报表',
  ])
})

test('an exchange bond has its trustee and is tracked by 30 June; a private placement reports twice a year', () => {
  expect(list({ route: 'exchange-private', venue: 'SSE', privatePlacement: true, until: '2026-12-31' })).toEqual([
    '2026-04-30 披露2025年年度报告',
    '2026-06-30 披露2025年度受托管理事务报告',
    '2026-06-30 披露2026年跟踪评级报告',
    '2026-08-31 披露2026年半年度报告',
  ])
})

test('an unrated bond is not tracked, and a bond that dies in the spring owes nothing after', () => {
  expect(list({ rated: false, until: '2026-07-20' })).toEqual([
    '2026-04-30 披露2025年年度报告',
    '2026-04-30 披露2026年第一季度财务报表',
  ])
})

test('a duty without a verified rule says so', () => {
  const standing = (more: Partial<DutyCase>) => dutiesOf(of(more)).map(({ basis }) => basis.standing)
  expect(new Set(standing({ rated: false }))).toEqual(new Set(['published']))
  expect(new Set(standing({ route: 'licence' }))).toEqual(new Set(['provisional']))
})

test('payments are announced, the trustee reports; every other report is made elsewhere', () => {
  const papers = dutiesOf(of({ route: 'exchange-public', venue: 'SSE' })).flatMap((duty) => paperOfDuty(duty) ?? [])
  expect(papers).toEqual(['trustee-report'])
  for (const kind of ['interest', 'put', 'redemption'])
    expect(paperOfDuty({ kind, title: '2027年付息' })).toBe('payment-notice')
  expect(paperOfDuty({ kind: 'tracking', title: '披露2026年跟踪评级报告' })).toBeNull()
})
