/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/**
 * What is used of Vitest's JSON report.
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[] }} Report
 */

/** @returns {Counts} */
export const none = () => ({ passed: 0, failed: 0, skipped: 0 })
/** @returns {Counts} */
export const failure = () => ({ ...none(), failed: 1 })

/**
 * What a Vitest run really did, from its report. Failures outside any test (a file that does not load, a hook, an
 * unhandled error) are one failure each, and a run without a single test is a failure.
 * @param {Report | undefined} report
 * @param {number} code the exit code
 * @returns {Counts}
 */
export function countsOf(report, code) {
  if (!report) {
    console.log('没有得到测试报告：测试进程未能运行完。')
    return failure()
  }
  const outside = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + outside,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  if (counts.passed + counts.failed === 0) {
    console.log('一个测试都没有运行，按失败计。')
    counts.failed = 1
  }
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  return counts
}
