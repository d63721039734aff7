import type { HealthScore } from '@/server/stats/health/scored'
import { seededRandom } from '@/server/stats/random'

const dayMs = 86_400_000

type Design = {
  candidates: number
  /** By interviewer: what they add to every score. */
  interviewers: Readonly<Record<string, number>>
  questions: number
  /** How far each interviewer's sessions are apart, in points a session: their drift. */
  drift?: Readonly<Record<string, number>>
  /** Which interviewers meet a candidate; all of them without. */
  meet?: (candidate: number) => readonly string[]
  seed?: number
}

/** Scores of a panel that is known: a candidate a day and three on Mondays, whole scores from 1 to 5. */
export function given({ candidates, interviewers, questions, drift = {}, meet, seed = 1 }: Design) {
  const random = seededRandom(seed)
  const abilities = Array.from({ length: candidates }, () => 0.7 * random.normal())
  const difficulties = Array.from({ length: questions }, () => 0.3 * random.normal())
  const names = Object.keys(interviewers)
  return abilities.flatMap((ability, at) =>
    (meet?.(at) ?? names).flatMap((interviewer): HealthScore[] => {
      const impression = 0.25 * random.normal()
      return difficulties.map((difficulty, question) => {
        const exact =
          3 +
          ability +
          interviewers[interviewer]! +
          (drift[interviewer] ?? 0) * (at - candidates / 2) +
          difficulty +
          impression +
          0.5 * random.normal()
        return {
          candidate: `C${String(at).padStart(3, '0')}`,
          interviewer,
          question: `Q${question}`,
          score: Math.min(5, Math.max(1, Math.round(exact))),
          at: Math.floor(at / 3) * dayMs + (at % 3) * 3_600_000,
          day: `day ${Math.floor(at / 3)}`,
        }
      })
    }),
  )
}
