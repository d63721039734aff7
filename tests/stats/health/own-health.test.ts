import { describe, expect, test } from 'vitest'
import { ownHealth } from '@/server/stats/health/own-health'
import type { HealthScore } from '@/server/stats/health/scored'
import { given } from './given'

const scale = [1, 5] as const
const three = { Ada: 0, Bea: 0.1, Sev: -0.9 }
const openedIn = (scores: readonly HealthScore[]) => [...new Set(scores.map(({ candidate }) => candidate))]
const told = (scores: readonly HealthScore[], me = 'Sev') => ownHealth(scores, me, openedIn(scores), scale)

test('a severe interviewer is told so, to the half point, and a usual one that nothing is unusual', () => {
  const scores = given({ candidates: 24, interviewers: three, questions: 4 })
  expect(told(scores).compared).toMatchObject({ candidates: 24, words: { severity: { word: 'severe' } } })
  const { halfPoints, from, to } = told(scores).compared!.words.severity
  expect(halfPoints).toBe(-0.5)
  for (const figure of [halfPoints, from, to]) expect(figure * 2).toBe(Math.round(figure * 2))
  const fair = given({ candidates: 24, interviewers: { Ada: 0, Bea: 0, Cem: 0 }, questions: 4 })
  expect(told(fair, 'Ada').compared!.words).toMatchObject({
    severity: { word: 'like the others' },
    drift: 'none',
  })
})

test('what they gave themselves is told in full', () => {
  const scores = given({ candidates: 6, interviewers: three, questions: 4 })
  const own = scores.filter(({ interviewer }) => interviewer === 'Sev')
  const { given: counts, mean, sessions } = told(scores)
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(24)
  expect(counts.map(({ count }) => count)).toEqual(
    [1, 2, 3, 4, 5].map((value) => own.filter(({ score }) => score === value).length),
  )
  expect(mean).toBeCloseTo(own.reduce((sum, { score }) => sum + score, 0) / 24, 12)
  expect(sessions).toHaveLength(6)
})

describe('the others’ scores cannot be told from it', () => {
  test('below eight shared candidates nothing is compared', () => {
    const seven = told(given({ candidates: 7, interviewers: three, questions: 4 }))
    expect(seven.compared).toBeNull()
    expect(seven.whyNot).toContain('From 8 on')
  })

  test('with one other interviewer alone nothing is, however many candidates', () => {
    const two = told(given({ candidates: 24, interviewers: { Ada: 0, Sev: -1 }, questions: 4 }))
    expect(two.compared).toBeNull()
    expect(two.whyNot).toContain('one other interviewer only')
    // A third who met three candidates hides nobody.
    const third = told(
      given({
        candidates: 24,
        interviewers: three,
        questions: 4,
        meet: (at) => (at < 3 ? ['Ada', 'Bea', 'Sev'] : ['Ada', 'Sev']),
      }),
    )
    expect(third.compared).toBeNull()
  })

  test('it stands still while fewer than four more open, whatever was scored in them', () => {
    const scores = given({ candidates: 15, interviewers: three, questions: 4 })
    const twelve = new Set(openedIn(scores).slice(0, 12))
    const before = told(scores.filter(({ candidate }) => twelve.has(candidate)))
    const after = told(scores)
    const turned = told(
      scores.map((one) =>
        twelve.has(one.candidate) || one.interviewer === 'Sev' ? one : { ...one, score: 6 - one.score },
      ),
    )
    expect(before.compared).not.toBeNull()
    expect(after.compared).toEqual(before.compared)
    expect(turned).toEqual(after)
    // And it does move once four are in, so that the test above could fail.
    const sixteen = given({ candidates: 16, interviewers: three, questions: 4 })
    expect(told(sixteen).compared!.candidates).toBe(16)
  })

  test('nothing in it names or counts anybody else', () => {
    const text = JSON.stringify(told(given({ candidates: 24, interviewers: three, questions: 4 })))
    for (const other of ['Ada', 'Bea', 'C0', 'Q0']) expect(text).not.toContain(other)
  })

  test('of a candidate whom they did not meet nothing enters', () => {
    const scores = given({ candidates: 24, interviewers: three, questions: 4 })
    const unmet = scores
      .filter(({ interviewer }) => interviewer !== 'Sev')
      .map((one) => ({ ...one, candidate: `X${one.candidate}`, score: 5 }))
    expect(ownHealth([...scores, ...unmet], 'Sev', openedIn([...scores, ...unmet]), scale)).toEqual(
      told(scores),
    )
  })
})

// It runs where everybody's requests do; about 0.2 s on the slowest machine seen.
test('it takes no more than forty candidates, however many there are', () => {
  const scores = given({
    candidates: 60,
    interviewers: { ...three, Cem: 0, Dan: 0.2, Eva: 0 },
    questions: 8,
  })
  expect(told(scores).compared!.candidates).toBe(40)
})
