import type { Rating } from '@/server/stats/mixed-model/ratings'
import type { Random } from '@/server/stats/random'

/** A kind of panel: how many take part, and who meets whom. */
export type Design = {
  name: string
  candidates: number
  interviewers: number
  severitySd: number
  /** For each candidate, in the order of their true ability, the interviewers they meet, in order of severity. */
  assign: (random: Random, candidates: number, interviewers: number) => number[][]
}

const questions = 6
/** Standard deviations in points, as published panels have them (STATISTICS, "Why not plain means"). */
const sd = { candidate: 0.55, question: 0.35, halo: 0.3, residual: 0.7 }
const usualSeverity = 0.4

const some = (each: number) => (random: Random, candidates: number, interviewers: number) =>
  Array.from({ length: candidates }, () => random.shuffle([...Array(interviewers).keys()]).slice(0, each))

/** The stronger half meets the more severe half of the interviewers, but for a few that link them. */
function sorted(random: Random, candidates: number, interviewers: number): number[][] {
  const severe = [...Array(interviewers).keys()].slice(interviewers / 2)
  const lenient = [...Array(interviewers).keys()].slice(0, interviewers / 2)
  return Array.from({ length: candidates }, (_, place) => {
    if (Math.abs(place - (candidates - 1) / 2) < 1)
      return [random.shuffle(severe)[0]!, random.shuffle(lenient)[0]!]
    return random.shuffle(place < candidates / 2 ? severe : lenient).slice(0, 2)
  })
}

function halves(random: Random, candidates: number, interviewers: number): number[][] {
  const first = random.shuffle([...Array(interviewers).keys()]).slice(0, interviewers / 2)
  const second = [...Array(interviewers).keys()].filter((interviewer) => !first.includes(interviewer))
  const inFirst = new Set(random.shuffle([...Array(candidates).keys()]).slice(0, candidates / 2))
  return Array.from({ length: candidates }, (_, place) =>
    random.shuffle(inFirst.has(place) ? first : second).slice(0, 3),
  )
}

export const designs: readonly Design[] = [
  {
    name: 'balanced: 12 candidates, all 4 interviewers',
    candidates: 12,
    interviewers: 4,
    severitySd: usualSeverity,
    assign: some(4),
  },
  {
    name: '12 candidates, 3 of 6 interviewers',
    candidates: 12,
    interviewers: 6,
    severitySd: usualSeverity,
    assign: some(3),
  },
  {
    name: 'sparse: 25 candidates, 2 of 8',
    candidates: 25,
    interviewers: 8,
    severitySd: usualSeverity,
    assign: some(2),
  },
  {
    name: '5 candidates, 2 of 4',
    candidates: 5,
    interviewers: 4,
    severitySd: usualSeverity,
    assign: some(2),
  },
  { name: 'no severity at all: 12, 3 of 6', candidates: 12, interviewers: 6, severitySd: 0, assign: some(3) },
  {
    name: 'strong severity (SD 0.8): 12, 3 of 6',
    candidates: 12,
    interviewers: 6,
    severitySd: 0.8,
    assign: some(3),
  },
  {
    name: 'unlinked halves: 12, 3 of 3 each',
    candidates: 12,
    interviewers: 6,
    severitySd: usualSeverity,
    assign: halves,
  },
  {
    name: 'sorted: the severe met the best, 12, 2 of 6',
    candidates: 12,
    interviewers: 6,
    severitySd: usualSeverity,
    assign: sorted,
  },
]

/** A simulated panel: its scores, whole from 1 to 5, and each candidate's true difference from the population's mean. */
export function simulate(design: Design, random: Random): { rows: Rating[]; truth: Map<string, number> } {
  const draw = (count: number, spread: number) =>
    Array.from({ length: count }, () => spread * random.normal())
  const abilities = draw(design.candidates, sd.candidate).sort((a, b) => b - a)
  const severities = draw(design.interviewers, design.severitySd).sort((a, b) => a - b)
  const difficulties = draw(questions, sd.question)
  const rows = design.assign(random, design.candidates, design.interviewers).flatMap((met, candidate) =>
    met.flatMap((interviewer) => {
      const halo = sd.halo * random.normal()
      return difficulties.map((difficulty, question) => {
        const score =
          3.2 +
          abilities[candidate]! -
          severities[interviewer]! -
          difficulty +
          halo +
          sd.residual * random.normal()
        return {
          candidate: nameOf(candidate),
          interviewer: `R${interviewer}`,
          question: `Q${question}`,
          score: Math.min(5, Math.max(1, Math.round(score))),
        }
      })
    }),
  )
  return { rows, truth: new Map(abilities.map((ability, candidate) => [nameOf(candidate), ability])) }
}

const nameOf = (candidate: number) => `C${String(candidate).padStart(2, '0')}`
