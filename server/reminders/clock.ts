import { log } from '../log'
import { sendDueReminders } from './reminders'

const everyMs = 60_000
// Not while the process is still starting, and nodes that start together not at the same moment.
const firstMs = 10_000

/** Looks every minute for reminders that are due, for as long as this process lives. */
export function startReminders(): void {
  let timer: NodeJS.Timeout
  const look = async () => {
    await sendDueReminders(new Date()).catch((error: unknown) =>
      log().warn({ err: error }, 'reminders could not be looked at; they are tried again'),
    )
    timer = setTimeout(look, everyMs).unref()
  }
  timer = setTimeout(look, firstMs * (1 + Math.random())).unref()
  process.once('SIGTERM', () => clearTimeout(timer))
}
