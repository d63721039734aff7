import { healthOf, type PackedScores } from '@/server/panel-health/rules'

// In a thread of the browser's own: it takes seconds, and the server weighs nothing.
self.addEventListener('message', ({ data }: MessageEvent<PackedScores>) => {
  self.postMessage(healthOf(data))
})
