const channelName = 'evenhand-signed-out'

/** Tells this browser's other tabs that somebody has signed out here. */
export function tellSignedOut(): void {
  if (typeof BroadcastChannel === 'undefined') return
  const channel = new BroadcastChannel(channelName)
  channel.postMessage(null)
  channel.close()
}

/** Calls once another tab has signed out. Returns how to stop listening. */
export function onSignedOut(act: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = act
  return () => channel.close()
}
