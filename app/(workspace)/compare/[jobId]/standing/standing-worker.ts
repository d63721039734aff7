import { type StandingScores, standingOf } from '@/server/compare/rules'

// In a thread of the browser's own: the page stays quick, and the server weighs nothing.
self.addEventListener('message', ({ data }: MessageEvent<StandingScores>) => {
  self.postMessage(standingOf(data))
})
