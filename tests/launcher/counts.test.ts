import { expect, test } from 'vitest'
import { honest, playwrightCounts, sum, vitestCounts } from '@/launcher/counts.mjs'

test('a suite that ran nothing is a failure, whatever it ended with', () => {
  expect(honest(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(honest({ passed: 0, failed: 0, skipped: 7 }, 0)).toEqual({ passed: 0, failed: 1, skipped: 7 })
})

test('a suite that ended badly is a failure, though every test that ran passed', () => {
  expect(honest({ passed: 12, failed: 0, skipped: 0 }, 1)).toEqual({ passed: 12, failed: 1, skipped: 0 })
})

test('a suite whose tests say it all is taken at its word', () => {
  expect(honest({ passed: 12, failed: 0, skipped: 1 }, 0)).toEqual({ passed: 12, failed: 0, skipped: 1 })
  expect(honest({ passed: 12, failed: 3, skipped: 0 }, 1)).toEqual({ passed: 12, failed: 3, skipped: 0 })
})

test('what is left to do counts as skipped, and what is flaky as failed', () => {
  const report = { numPassedTests: 4, numFailedTests: 1, numPendingTests: 2, numTodoTests: 3 }
  expect(vitestCounts(report)).toEqual({ passed: 4, failed: 1, skipped: 5 })
  const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 1 }
  expect(playwrightCounts({ stats })).toEqual({ passed: 5, failed: 3, skipped: 1 })
})

test('the last line adds all suites up', () => {
  const one = { passed: 1, failed: 2, skipped: 3 }
  expect(sum([one, one, { passed: 0, failed: 0, skipped: 1 }])).toEqual({ passed: 2, failed: 4, skipped: 7 })
  expect(sum([])).toEqual({ passed: 0, failed: 0, skipped: 0 })
})
