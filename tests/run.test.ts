import { expect, test } from 'vitest'
import { countsOf } from './support/counts.mjs'

const file = (status: string, ...assertions: string[]) => ({
  status,
  assertionResults: assertions.map((outcome) => ({ status: outcome })),
})
const report = (passed: number, failed: number, skipped: number, testResults = [file('passed', 'passed')]) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: skipped,
  numTodoTests: 0,
  testResults,
})

test('counts are those of the report', () => {
  expect(countsOf(report(7, 2, 1, [file('failed', 'passed', 'failed')]), 1)).toEqual({
    passed: 7,
    failed: 2,
    skipped: 1,
  })
})

test('a run without a test is a failure', () => {
  expect(countsOf(report(0, 0, 3, []), 0)).toEqual({ passed: 0, failed: 1, skipped: 3 })
})

test('a run without a report is a failure', () => {
  expect(countsOf(undefined, 0).failed).toBe(1)
})

test('a file that does not load is a failure though none of its tests is', () => {
  expect(countsOf(report(7, 0, 0, [file('passed', 'passed'), file('failed')]), 1).failed).toBe(1)
})

test('a run that ends badly without a failed test is a failure', () => {
  expect(countsOf(report(7, 0, 0), 1).failed).toBe(1)
})
