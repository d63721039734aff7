import { test as base } from '@playwright/test'

/**
 * A journey whose pages go with it. What `browser.newContext` made stays open otherwise, alive and listening, until the
 * last journey of all has ended; what was open before, for several journeys, stays.
 */
export const test = base.extend<{ leavesNothingOpen: undefined }>({
  leavesNothingOpen: [
    async ({ browser }, use) => {
      const before = new Set(browser.contexts())
      await use(undefined)
      const own = browser.contexts().filter((context) => !before.has(context))
      await Promise.all(own.map((context) => context.close()))
    },
    { auto: true },
  ],
})
