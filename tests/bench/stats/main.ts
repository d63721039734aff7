import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { seededRandom } from '@/server/stats/random'

// `npm run bench -- stats`: restricted likelihood from a hundred to a million ratings, beside lme4 where R has it.
const sizes = [100, 1_000, 10_000, 100_000, 1_000_000] as const
/** lme4 would take minutes beyond this. */
const lme4Max = 100_000
const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-bench-'))
const here = import.meta.dirname

type Fit = { ms: number; peakMb: number; criterion: number }

const hasLme4 = spawnSync('Rscript', ['-e', 'library(lme4)'], { stdio: 'ignore' }).status === 0
if (!hasLme4) console.log('No Rscript with lme4 here: only Evenhand is measured.\n')

try {
  console.log('ratings     candidates  ms      µs a rating  peak MB  ×lme4  −2 log L apart')
  for (const size of sizes) {
    const { file, candidates } = makeFile(size)
    const own = runFit(process.execPath, ['--import', 'tsx', path.join(here, 'fit.ts'), file])
    const other = hasLme4 && size <= lme4Max ? runFit('Rscript', [path.join(here, 'fit.R'), file]) : null
    console.log(
      [
        size.toLocaleString('en').padEnd(10),
        candidates.toLocaleString('en').padEnd(10),
        own.ms.toFixed(0).padEnd(6),
        ((1000 * own.ms) / size).toFixed(1).padEnd(11),
        own.peakMb.toFixed(0).padEnd(7),
        (other ? `${(other.ms / own.ms).toFixed(1)}` : '').padEnd(5),
        other ? (own.criterion - other.criterion).toExponential(1) : '',
      ].join('  '),
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Each candidate scored by three interviewers on six questions, as many candidates as make the size. */
function makeFile(size: number): { file: string; candidates: number } {
  const random = seededRandom(size)
  const candidates = Math.max(6, Math.round(size / 18))
  const draw = (count: number, sd: number) => Array.from({ length: count }, () => sd * random.normal())
  const interviewers = draw(Math.max(4, Math.min(400, Math.round(candidates / 10))), 0.4)
  const questions = draw(Math.max(6, Math.min(60, Math.round(candidates / 20))), 0.35)
  const rows = ['candidate,interviewer,question,score']
  for (const [candidate, ability] of draw(candidates, 0.6).entries()) {
    for (let met = 0; met < 3; met++) {
      const interviewer = random.integer(interviewers.length)
      for (let asked = 0; asked < 6 && rows.length <= size; asked++) {
        const question = random.integer(questions.length)
        const score =
          3.2 + ability + interviewers[interviewer]! + questions[question]! + 0.7 * random.normal()
        rows.push(`C${candidate},R${interviewer},Q${question},${Math.min(5, Math.max(1, Math.round(score)))}`)
      }
    }
  }
  const file = path.join(folder, `${size}.csv`)
  writeFileSync(file, `${rows.join('\n')}\n`)
  return { file, candidates }
}

function runFit(program: string, args: string[]): Fit {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} failed:\n${stderr}`)
  return JSON.parse(stdout)
}
