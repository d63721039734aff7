import { assemble } from '@/server/assembly/assemble'
import type { Alike, Choice, Wishes } from '@/server/assembly/wishes'
import type { Program } from '@/server/optimum/program'
import { openSolver, type Solver } from '@/server/optimum/solve'
import type { Measured } from './load'
import { printComparison } from './report'

// `npm run bench -- assembly`: the best set from a bank of so many questions, under wishes as a person has them, in the
// ten seconds that the page allows. The baseline starts the solver's thread too, and asks it next to nothing.
const sizes = [50, 300, 2_000]
const rounds = 15
const timeMsMax = 10_000
const levels = ['beginner', 'intermediate', 'advanced'] as const
const competencies = Array.from({ length: 8 }, (_, at) => `competency ${at + 1}`)

/** A bank with every kind of question, the same in each run. */
function bankOf(size: number): Choice[] {
  let state = size
  const draw = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  return Array.from({ length: size }, (_, at) => ({
    id: `q${at}`,
    minutes: 4 + draw(9),
    level: levels[draw(3)]!,
    competencies: [...new Set([competencies[draw(8)]!, competencies[draw(8)]!])],
    met: draw(4),
  }))
}

const wishes: Wishes = {
  slotMinutes: 60,
  competencies: competencies.slice(0, 6).map((name) => ({ name, least: 1 })),
  levels: [
    { level: 'beginner', least: 1, most: 3 },
    { level: 'intermediate', least: 2, most: 4 },
    { level: 'advanced', least: 2, most: 4 },
  ],
  must: ['q3'],
  never: ['q5', 'q8'],
  metMost: 2,
  questionsMost: 8,
}

/** One question in twenty asks nearly what its neighbour asks. */
const alikeIn = (choices: readonly Choice[]): Alike =>
  choices.flatMap(({ id }, at) => (at % 20 === 1 ? [[choices[at - 1]!.id, id] as const] : []))

const trivial: Program = {
  maximize: [[1, 'one']],
  constraints: [{ sum: [[1, 'one']], most: 1 }],
  variables: new Map([['one', 1]]),
}

async function timed(act: (solve: Solver['solve']) => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  const solver = await openSolver({ timeMsMax })
  try {
    await act(solver.solve)
  } finally {
    await solver.close()
  }
  return performance.now() - begun
}

const measuredOf = (latenciesMs: number[]): Measured => ({
  latenciesMs,
  wallSeconds: latenciesMs.reduce((sum, one) => sum + one, 0) / 1000,
  cpuMs: null,
})

for (const size of sizes) {
  const choices = bankOf(size)
  const alike = alikeIn(choices)
  const own: number[] = []
  const baseline: number[] = []
  const answers = new Map<string, number>()
  for (let round = 0; round < rounds; round += 1) {
    own.push(
      await timed(async (solve) => {
        const answer = await assemble(choices, alike, wishes, solve)
        const said = answer.status === 'assembled' && !answer.isProven ? 'not proven' : answer.status
        answers.set(said, (answers.get(said) ?? 0) + 1)
      }),
    )
    baseline.push(await timed((solve) => solve(trivial)))
  }
  printComparison(`Assembling a set from ${size} questions`, [
    { name: 'assemble', measured: measuredOf(own) },
    { name: 'an empty program', measured: measuredOf(baseline) },
  ])
  console.log([...answers].map(([said, count]) => `${count} ${said}`).join(', '))
}
