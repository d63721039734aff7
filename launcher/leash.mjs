// Loaded into the app's process. When the launcher is gone, killed perhaps, the app must not be left behind on
// its port: it ends as gracefully as if it had been asked to. The same is how the launcher asks, since Windows
// has no signal that a process could act on.
if (process.channel) {
  process.once('disconnect', () => {
    if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(143)
  })
}
