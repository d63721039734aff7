import type { Rating } from '@/server/stats/mixed-model/ratings'
import { seededRandom } from '@/server/stats/random'

/** A panel as it might be: abilities and severities in points, who meets whom, and what is left to chance. */
export type Recipe = {
  abilities: readonly number[]
  severities: readonly number[]
  questions: number
  /** Interviewers of each candidate. */
  meets: (candidate: number) => readonly number[]
  noise?: number
  seed?: number
}

/** Whole scores from 1 to 5; a severity is subtracted. */
export function makePanel({
  abilities,
  severities,
  questions,
  meets,
  noise = 0.5,
  seed = 7,
}: Recipe): Rating[] {
  const random = seededRandom(seed)
  return abilities.flatMap((ability, candidate) =>
    meets(candidate).flatMap((interviewer) =>
      Array.from({ length: questions }, (_, question) => {
        const score = 3 + ability - severities[interviewer]! + noise * random.normal()
        return {
          candidate: `C${candidate + 1}`,
          interviewer: `R${interviewer + 1}`,
          question: `Q${question + 1}`,
          score: Math.min(5, Math.max(1, Math.round(score))),
        }
      }),
    ),
  )
}
