import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.resolve(import.meta.dirname, '..')
// Far from UTC, with a half-hour offset and daylight saving in the southern summer: what is only right at
// home fails here. Set before a worker starts, since a zone is read once.
process.env.TZ = 'Pacific/Chatham'

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    // One more than cores: half of a test's time is the database's, or waiting.
    maxWorkers: availableParallelism() + 1,
    // A thousand runs of a property take half a minute where others work on the machine too.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
})
