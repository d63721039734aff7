import { seededRandom } from '@/server/stats/random'
import { designs } from './designs'
import { measure } from './measure'

// `npm run simulate -- PANELS`: the tables of docs/simulation.md, the same for the same number of panels.
const given = process.argv[2] ?? '200'
if (!/^[1-9]\d*$/.test(given)) {
  console.error(`How many panels of each design? npm run simulate -- 300, not ${given}.`)
  process.exit(2)
}
const panels = Number(given)
const points = 512
const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

console.error(`${panels} panels of each design`)
const measured = designs.map((design, at) => {
  const start = performance.now()
  const found = measure(design, panels, seededRandom(at + 1), points)
  console.error(`  ${design.name}: ${((performance.now() - start) / 1000).toFixed(0)} s`)
  return { design, found }
})
console.log(
  row([
    'Design',
    '90 % intervals hold: raw',
    'estimate',
    'check',
    'place',
    'pairs called clear',
    'of those right',
  ]),
)
console.log(row(['---', '---:', '---:', '---:', '---:', '---:', '---:']))
for (const { design, found } of measured) {
  const { covered, placesCovered, claimed, right } = found
  console.log(
    row([
      design.name,
      ...[covered.raw, covered.estimate, covered.check, placesCovered, claimed, right].map(percent),
    ]),
  )
}
console.log()
console.log(row(['Design', 'best first: raw', 'adjusted', 'rank correlation: raw', 'adjusted']))
console.log(row(['---', '---:', '---:', '---:', '---:']))
for (const { design, found } of measured) {
  const { bestFirst, order } = found
  console.log(
    row([
      design.name,
      percent(bestFirst.raw),
      percent(bestFirst.adjusted),
      order.raw.toFixed(2),
      order.adjusted.toFixed(2),
    ]),
  )
}
