import type { QuestionLevel } from '@/db/schema/questions'

/** A question that a set could take. */
export type Choice = {
  id: string
  minutes: number
  level: QuestionLevel
  /** By name. */
  competencies: readonly string[]
  /** How many candidates of the job have met it already. */
  met: number
}

/** What a set should be like. */
export type Wishes = {
  slotMinutes: number
  /** The least number of questions for a competency. */
  competencies: readonly { name: string; least: number }[]
  levels: readonly { level: QuestionLevel; least: number; most: number }[]
  /** Ids of questions that have to be in it, and of those that must not be. */
  must: readonly string[]
  never: readonly string[]
  /** How many candidates of the job may have met a question at most; null for any number. */
  metMost: number | null
  questionsMost: number
}

/** One wish among them, so that it can be spoken of. */
export type Wish =
  | { kind: 'slot' }
  | { kind: 'competency'; name: string }
  | { kind: 'level least' | 'level most'; level: QuestionLevel }
  | { kind: 'must' | 'never'; questionId: string }
  | { kind: 'met' }
  | { kind: 'questions' }

/** Pairs of questions that ask nearly the same. */
export type Alike = readonly (readonly [string, string])[]

/** A wish that has to give way, and to what: minutes, a number of questions or candidates; 1 where it is dropped. */
export type Relaxation = { wish: Wish; from: number; to: number }

export type Assembly =
  | {
      status: 'assembled'
      questionIds: string[]
      /** False where the time ran out before it was proven that nothing better exists. */
      isProven: boolean
      /** Why each question is in it. */
      reasons: ReadonlyMap<string, Reason[]>
      /** Wishes that leave no room. */
      bounds: Wish[]
      alike: number
    }
  /** Not everything can be had at once: the fewest wishes that would have to give way, and how far. */
  | { status: 'conflict'; relaxations: Relaxation[] }
  | { status: 'out of time' }

export type Reason =
  | { kind: 'must' }
  /** Without it the competency or level would have too few. */
  | { kind: 'needed'; for: Wish }
  | { kind: 'fills'; minutes: number }
