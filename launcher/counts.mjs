/**
 * What a suite amounts to.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** @type {Counts} */
export const none = { passed: 0, failed: 0, skipped: 0 }

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  return all.reduce(
    (total, counts) => ({
      passed: total.passed + counts.passed,
      failed: total.failed + counts.failed,
      skipped: total.skipped + counts.skipped,
    }),
    none,
  )
}

/**
 * The counts of a suite of tests. A suite that ran nothing, wrote no report, or ended badly although no single
 * test failed (a file that could not be loaded, say) counts as one failure, never as success.
 * @param {Counts | undefined} reported
 * @param {number} exitCode
 * @returns {Counts}
 */
export function honest(reported, exitCode) {
  const counts = reported ?? none
  const isSuspicious = counts.passed + counts.failed === 0 || (exitCode !== 0 && counts.failed === 0)
  return isSuspicious ? { ...counts, failed: counts.failed + 1 } : counts
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} report
 *   of vitest's JSON reporter
 * @returns {Counts}
 */
export function vitestCounts(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * A flaky test is a failure: it failed.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report of
 *   Playwright's JSON reporter
 * @returns {Counts}
 */
export function playwrightCounts({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
}
