import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.resolve(import.meta.dirname, '..')
// Far from UTC, with a half-hour offset and daylight saving in the southern summer: what is only right at
// home fails here. Set before a worker starts, since a zone is read once.
process.env.TZ = 'Pacific/Chatham'

// The others of a process share its modules and its database, which halves what a file costs. These have a process of
// their own: they need a database without another organization, settings read at the start, modules put in another's
// place, or take so long that what they share weighs nothing and what others left behind only slows them down.
const alone = [
  'tests/authority/*.test.ts',
  'tests/feedback/drafts.test.ts',
  'tests/impact/{links,told}.test.ts',
  'tests/live/*.test.ts',
  'tests/migrate/*.test.ts',
  'tests/organizations/{account,mail,set-up,sign-in}.test.ts',
  'tests/second-looks/second-looks.test.ts',
  'tests/seed/*.test.ts',
  'tests/sessions/{burst,converge,offline,saver}.test.ts',
  'tests/stats/**/*.test.ts',
  'tests/web/{procedures,proxy}.test.ts',
]

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    globalSetup: ['tests/support/run.ts'],
    pool: 'forks',
    // One more than cores: half of a test's time is the database's, or waiting.
    maxWorkers: availableParallelism() + 1,
    // A thousand runs of a property take half a minute where others work on the machine too.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['tests/**/*.test.ts'],
          exclude: alone,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
})
