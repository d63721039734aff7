/** Runs once when a server process starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startDraining } = await import('./server/readiness')
  process.once('SIGTERM', startDraining)
}
