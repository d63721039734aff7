import { readFileSync } from 'node:fs'
import { codeFactor, type Ratings } from '@/server/stats/mixed-model/ratings'
import { fitReml } from '@/server/stats/mixed-model/reml'

// One fit in a process of its own, so that its peak memory is its own. Prints one line of JSON.
const lines = readFileSync(process.argv[2]!, 'utf8').trim().split('\n').slice(1)
const cells = lines.map((line) => line.split(','))
const column = (at: number) => codeFactor(cells.map((row) => row[at]!))
const ratings: Ratings = {
  scores: Float64Array.from(cells, (row) => Number(row[3])),
  candidate: column(0),
  interviewer: column(1),
  question: column(2),
}
const start = performance.now()
const { criterion, converged, sd, residualSd } = fitReml(ratings, ['candidate', 'interviewer', 'question'])
const ms = performance.now() - start
const peakMb = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ ms, peakMb, criterion, converged, sd: [...sd, residualSd] }))
