import { closePool } from '@/db/client'
import { migrate } from '@/db/migrate'
import { listCast } from '@/server/organizations/sign-in'

// Between the database and the app: `node --import tsx launcher/prepare.ts [--planted]` migrates, and in demo
// mode plants the demo organization, unless `--planted` says that this was done before. The launcher listens
// over the channel between the processes; by hand, the lines go to the terminal.
const { DATABASE_URL: url, EVENHAND_DEMO: demo } = process.env
const say = (line: string) => (process.send ? process.send({ line }) : console.log(line))

if (!url) throw new Error('DATABASE_URL is not set')
await migrate(url, say)
if (demo === '1') {
  if (!process.argv.includes('--planted')) {
    const { plantDemo } = await import('@/seed/demo')
    await plantDemo(say)
  }
  process.send?.({ cast: await listCast() })
}
await closePool()
// An open channel would keep the process alive.
process.disconnect?.()
