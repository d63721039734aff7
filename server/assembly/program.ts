import type { Constraint, Program } from '../optimum/program'
import type { Alike, Choice, Relaxation, Wish, Wishes } from './wishes'

/** A wish as an inequality over the questions; how far it may give way, and how much a step of that weighs. */
type Bound = Constraint & {
  wish: Wish
  /** The number that is wished for. */
  from: number
  /** What giving way by one means: +1 more is let through, −1 fewer are demanded. */
  direction: 1 | -1
  slackMost: number
  /** Minutes weigh 1 each, a question 10: about as many minutes. */
  weight: number
}

const chosen = (id: string) => `question ${id}`
const pair = (at: number) => `pair ${at}`

/** Every wish as a bound on the questions that are taken. */
export function boundsOf(choices: readonly Choice[], wishes: Wishes): Bound[] {
  const sumOf = (which: (one: Choice) => boolean, factorOf: (one: Choice) => number = () => 1) =>
    choices.filter(which).map((one) => [factorOf(one), chosen(one.id)] as const)
  const all = () => true
  const countMost = choices.length
  const known = new Set(choices.map(({ id }) => id))
  return [
    {
      wish: { kind: 'slot' },
      sum: sumOf(all, ({ minutes }) => minutes),
      most: wishes.slotMinutes,
      from: wishes.slotMinutes,
      direction: 1,
      slackMost: choices.reduce((sum, { minutes }) => sum + minutes, 0),
      weight: 1,
    },
    ...wishes.competencies.map(
      ({ name, least }): Bound => ({
        wish: { kind: 'competency', name },
        sum: sumOf(({ competencies }) => competencies.includes(name)),
        least,
        from: least,
        direction: -1,
        slackMost: least,
        weight: 10,
      }),
    ),
    ...wishes.levels.flatMap(({ level, least, most }): Bound[] => {
      const sum = sumOf((one) => one.level === level)
      return [
        {
          wish: { kind: 'level least', level },
          sum,
          least,
          from: least,
          direction: -1,
          slackMost: least,
          weight: 10,
        },
        {
          wish: { kind: 'level most', level },
          sum,
          most,
          from: most,
          direction: 1,
          slackMost: countMost,
          weight: 10,
        },
      ]
    }),
    ...wishes.must.map(
      (questionId): Bound => ({
        wish: { kind: 'must', questionId },
        sum: known.has(questionId) ? [[1, chosen(questionId)]] : [],
        least: 1,
        from: 1,
        direction: -1,
        slackMost: 1,
        weight: 10,
      }),
    ),
    ...wishes.never
      .filter((id) => known.has(id))
      .map(
        (questionId): Bound => ({
          wish: { kind: 'never', questionId },
          sum: [[1, chosen(questionId)]],
          most: 0,
          from: 0,
          direction: 1,
          slackMost: 1,
          weight: 20,
        }),
      ),
    {
      wish: { kind: 'questions' },
      sum: sumOf(all),
      most: wishes.questionsMost,
      from: wishes.questionsMost,
      direction: 1,
      slackMost: countMost,
      weight: 10,
    },
  ]
}

/** Questions that more candidates have met than may have; those that have to be in the set are not asked. */
export function isWornOut({ id, met }: Choice, { metMost, must }: Wishes): boolean {
  return metMost !== null && met > metMost && !must.includes(id)
}

type Stage = { goal: 'alike' | 'minutes' | 'met'; fixed: readonly Constraint[] }

/**
 * The next of three goals, one after the other: fewest pairs that ask the same, then most of the slot used, then
 * questions that the fewest candidates have met. What an earlier goal reached is `fixed`.
 */
export function assemblyProgram(
  choices: readonly Choice[],
  alike: Alike,
  wishes: Wishes,
  { goal, fixed }: Stage,
): Program & { fixes: (values: ReadonlyMap<string, number>) => Constraint } {
  const free = choices.filter((one) => !isWornOut(one, wishes))
  const ids = new Set(free.map(({ id }) => id))
  const pairs = alike.filter(([a, b]) => ids.has(a) && ids.has(b))
  const maximize =
    goal === 'alike'
      ? pairs.map((_, at) => [-1, pair(at)] as const)
      : free.map((one) => [goal === 'minutes' ? one.minutes : -one.met, chosen(one.id)] as const)
  return {
    maximize,
    constraints: [
      ...boundsOf(free, wishes),
      ...pairs.map(([a, b], at) => ({
        sum: [
          [1, pair(at)],
          [-1, chosen(a)],
          [-1, chosen(b)],
        ] as const,
        least: -1,
      })),
      ...fixed,
    ],
    variables: new Map([
      ...free.map(({ id }) => [chosen(id), 1] as const),
      ...pairs.map((_, at) => [pair(at), 1] as const),
    ]),
    fixes: (values) => ({
      sum: maximize,
      least: maximize.reduce((sum, [factor, name]) => sum + factor * (values.get(name) ?? 0), 0),
    }),
  }
}

export function chosenIn(choices: readonly Choice[], values: ReadonlyMap<string, number>): Choice[] {
  return choices.filter(({ id }) => values.get(chosen(id)) === 1)
}

const gives = (at: number) => `gives way ${at}`
const slack = (at: number) => `slack ${at}`

/**
 * Which wishes have to give way: first as few of them as possible, then as little as possible. The limit on how many
 * candidates may have met a question is one of them, in steps of a candidate.
 */
export function relaxationProgram(choices: readonly Choice[], wishes: Wishes, fewest: number | null) {
  const bounds: Bound[] = boundsOf(choices, wishes)
  const worn = choices.filter((one) => isWornOut(one, wishes))
  const metMost = wishes.metMost ?? 0
  const worst = Math.max(0, ...worn.map(({ met }) => met - metMost))
  const all = [...bounds, ...(worst > 0 ? [{ weight: 5, slackMost: worst }] : [])]
  const wornAt = bounds.length
  const givingWay = all.map((_, at) => [-1, gives(at)] as const)
  const program: Program = {
    maximize: fewest === null ? givingWay : all.map(({ weight }, at) => [-weight, slack(at)] as const),
    constraints: [
      ...bounds.map(({ sum, least, most }, at) => ({
        sum: [...sum, [least === undefined ? -1 : 1, slack(at)] as const],
        ...(least === undefined ? { most: most! } : { least }),
      })),
      ...worn.map(({ id, met }) => ({
        sum: [
          [met - metMost, chosen(id)],
          [-1, slack(wornAt)],
        ] as const,
        most: 0,
      })),
      ...all.map(({ slackMost }, at) => ({
        sum: [
          [1, slack(at)],
          [-slackMost, gives(at)],
        ] as const,
        most: 0,
      })),
      ...(fewest === null ? [] : [{ sum: givingWay, least: -fewest }]),
    ],
    variables: new Map([
      ...choices.map(({ id }) => [chosen(id), 1] as const),
      ...all.flatMap(({ slackMost }, at) => [[slack(at), slackMost] as const, [gives(at), 1] as const]),
    ]),
  }
  return {
    program,
    countOf: (values: ReadonlyMap<string, number>) =>
      all.filter((_, at) => (values.get(slack(at)) ?? 0) > 0).length,
    relaxationsOf: (values: ReadonlyMap<string, number>): Relaxation[] =>
      all.flatMap((_, at) => {
        const by = values.get(slack(at)) ?? 0
        if (by === 0) return []
        const bound = bounds[at]
        if (!bound) return [{ wish: { kind: 'met' } as const, from: metMost, to: metMost + by }]
        return [{ wish: bound.wish, from: bound.from, to: bound.from + bound.direction * by }]
      }),
  }
}
