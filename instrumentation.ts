const drainMsMax = 10_000

/** Runs once when a server process starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startDraining } = await import('./server/readiness')
  // Next itself stops listening, finishes the requests under way and ends; only its patience has no limit.
  process.once('SIGTERM', () => {
    startDraining()
    setTimeout(() => process.exit(143), drainMsMax).unref()
  })
}
