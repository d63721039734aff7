/** Runs once when a server process starts. */
export async function register(): Promise<void> {
  // Asked this way round, the part for Node stays out of the build for other runtimes.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { drainWhenAsked } = await import('./server/readiness')
    drainWhenAsked()
    const { startReminders } = await import('./server/reminders/clock')
    startReminders()
  }
}
