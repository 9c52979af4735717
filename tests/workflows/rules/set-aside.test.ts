import { expect, test } from 'vitest'
import { builtInRulebook } from '#workflows/rulebook.ts'
import { setAsideProblem } from '#workflows/rules/set-aside.ts'

const calendar = builtInRulebook.calendars.statutory
const problem = (until: string, dueOn: string | null = '2026-03-18', today = '2026-03-10') =>
  setAsideProblem({ until, today, dueOn, calendar })

test('until a working day after today, at most the due day', () => {
  expect([problem('2026-03-11'), problem('2026-03-18')]).toEqual([null, null])
  expect(problem('2026-03-10')).toBe('须是今天以后的日子')
  expect(problem('2026-03-19')).toBe('不能晚于本案的到期日 3月18日 周三')
})

test('on the due day and behind it nothing is put aside', () => {
  expect(problem('2026-03-11', '2026-03-10')).toBe('审核期限今天届满，不能搁置')
  expect(problem('2026-03-11', '2026-03-09')).toBe('审核期限已于3月9日 周一届满，不能搁置')
})

test('days off are none, and days to make up for them are', () => {
  expect(problem('2026-03-14')).toBe('3月14日 周六是周末，请选工作日')
  expect(problem('2026-02-28', null, '2026-02-10')).toBeNull()
  expect(problem('2026-02-17', null, '2026-02-10')).toContain('请选工作日')
})

test('a clock that stands still sets no bound but the calendar that is announced', () => {
  expect(problem('2026-06-30', null)).toBeNull()
  expect(problem('2027-03-01', null)).toContain('尚未公布')
  expect(problem('明天', null)).toContain('请填写')
})
