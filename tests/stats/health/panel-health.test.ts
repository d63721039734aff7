import { describe, expect, test } from 'vitest'
import { krippendorffAlpha } from '@/server/stats/agreement/krippendorff-alpha'
import { panelHealth } from '@/server/stats/health/panel-health'
import { questionHealth } from '@/server/stats/health/question-health'
import type { HealthScore } from '@/server/stats/health/scored'
import { givenSessions } from '@/server/stats/health/sessions'
import { ratingsFrom } from '@/server/stats/mixed-model/ratings'
import { comparePanel } from '@/server/stats/panel/panel'
import { given } from './given'

const scale = [1, 5] as const
const three = { Ada: 0, Bea: 0.1, Sev: -0.9 }
const found = (scores: readonly HealthScore[]) => panelHealth(scores, { scale })!
const of = (health: ReturnType<typeof found>, name: string) =>
  health.interviewers.find(({ interviewer }) => interviewer === name)!

describe('a panel of thirty with one severe interviewer', () => {
  const scores = given({ candidates: 30, interviewers: three, questions: 5 })
  const health = found(scores)

  test('finds who is severe, and says of the others that they are not', () => {
    // Sev gives 0.9 less than Ada and 1.0 less than Bea: 0.63 less than the mean of the three.
    expect(of(health, 'Sev').fitted!.severity).toMatchObject({ words: 'severe', shared: 30 })
    expect(of(health, 'Sev').fitted!.severity.leniency).toBeGreaterThan(-0.85)
    expect(of(health, 'Sev').fitted!.severity.leniency).toBeLessThan(-0.4)
    for (const name of ['Ada', 'Bea']) expect(of(health, name).fitted!.severity.words).not.toBe('severe')
  })

  test('severity is the comparison’s own, to the last digit', () => {
    const { estimate } = comparePanel(ratingsFrom(scores), { scale })
    expect(health.interviewers.map(({ fitted }) => fitted!.severity)).toEqual(estimate!.interviewers)
  })

  test('agreement between consistent interviewers is high, and one severe one lowers it in absolute terms', () => {
    const { single, together, alpha } = health.reliability!
    if (single.reason !== null || together.reason !== null || alpha.reason !== null) throw new Error('none')
    expect(together.value).toBeGreaterThan(single.value)
    expect(single.value).toBeGreaterThan(0.3)
    expect(single.lower95!).toBeLessThan(single.value)
    expect(alpha.lower95!).toBeLessThan(alpha.value)
    expect(alpha.upper95!).toBeGreaterThan(alpha.value)
    const even = found(given({ candidates: 30, interviewers: { Ada: 0, Bea: 0.1, Cem: 0 }, questions: 5 }))
    const [severe, fair] = [single, even.reliability!.single] as const
    if (fair.reason !== null) throw new Error('none')
    expect(fair.value).toBeGreaterThan(severe.value + 0.1)
  })

  test('more interviewers and questions would make it more reliable, and the shares add up', () => {
    const { now, table, shares, enough } = health.reliability!.design!
    expect(now).toMatchObject({ interviewers: 3, questions: 5 })
    expect(now.relative).toBe(table[2]![4]!.relative)
    expect(table[5]![11]!.relative).toBeGreaterThan(now.relative)
    expect(enough!.relative).toBeGreaterThanOrEqual(0.8)
    expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10)
    // Made of candidates 0.49, interviewers 0.30, impressions 0.06, the rest 0.33 (rounding included): of 1.3.
    expect(shares.candidate).toBeGreaterThan(0.25)
    expect(shares.candidate).toBeGreaterThan(shares['candidate:interviewer'])
  })

  test('nobody drifts where nobody was made to', () => {
    for (const { fitted } of health.interviewers) {
      const { drift } = fitted!
      if (drift.reason !== null) throw new Error(drift.reason)
      expect(Math.abs(drift.slope)).toBeLessThan(0.03)
      expect(drift.n).toBe(30)
    }
  })
})

test('drift is found in whom it was made, in the direction it was made', () => {
  const health = found(
    given({ candidates: 30, interviewers: { ...three, Sev: 0 }, questions: 5, drift: { Bea: 0.05 } }),
  )
  const { drift } = of(health, 'Bea').fitted!
  if (drift.reason !== null) throw new Error(drift.reason)
  expect(drift.lower95).toBeGreaterThan(0)
  // The candidates' own means take up a third of it.
  expect(drift.slope).toBeGreaterThan(0.02)
  expect(drift.slope).toBeLessThan(0.06)
})

test('who keeps to the middle has a spread ratio below 1, and every session counts once for halo and slopes', () => {
  const scores = given({ candidates: 20, interviewers: three, questions: 4 }).map((one) =>
    one.interviewer === 'Ada' ? { ...one, score: one.score > 3 ? 4 : 3 } : one,
  )
  const { spread } = of(found(scores), 'Ada')
  if (spread.reason !== null) throw new Error(spread.reason)
  expect(spread.upper95).toBeLessThan(1)
})

describe('small numbers are not said', () => {
  test('reliability from ten candidates, slopes from eight sessions, severity in words from eight shared candidates', () => {
    const nine = found(given({ candidates: 9, interviewers: three, questions: 4 }))
    expect(nine.reliability).toBeNull()
    expect(found(given({ candidates: 10, interviewers: three, questions: 4 })).reliability).not.toBeNull()
    expect(of(nine, 'Sev').fitted!.drift.reason).toBeNull()
    const seven = of(found(given({ candidates: 7, interviewers: three, questions: 4 })), 'Sev').fitted!
    expect(seven.drift.reason).toContain('7 of the 8 needed')
    expect(seven.halo.reason).toContain('7 of the 8 needed')
    expect(seven.severity.words).toBe('too few shared candidates to say (8 needed)')
  })

  test('where nothing can be fitted, it says why and shows no severity', () => {
    const health = found(given({ candidates: 2, interviewers: three, questions: 4 }))
    expect(health.interviewers.every(({ fitted }) => fitted === null)).toBe(true)
    expect(health.refusals.map(({ code }) => code)).toEqual(['too-few-candidates'])
    expect(panelHealth([], { scale })).toBeNull()
  })
})

describe('questions', () => {
  const tell = (candidates: number) => {
    const scores = given({ candidates, interviewers: three, questions: 4 }).map((one, at) =>
      // The first is answered by chance, the second always in full.
      one.question === 'Q0'
        ? { ...one, score: 1 + ((at * 7) % 5) }
        : one.question === 'Q1'
          ? { ...one, score: 5 }
          : one,
    )
    return questionHealth(scores, scale)
  }

  test('one that tells nothing of the rest, one that everybody masters', () => {
    const [chance, full, third] = tell(24)
    expect(chance!.discrimination!.isFirm).toBe(true)
    expect(chance!.discrimination!.r).toBeLessThan(0.4)
    expect(full).toMatchObject({ difficulty: 0, ceiling: 1, floor: 0, discrimination: null })
    expect(full!.whyNot).toContain('does not vary')
    expect(third!.discrimination!.r).toBeGreaterThan(chance!.discrimination!.r)
  })

  test('softly from ten candidates, firmly from twenty, nothing before', () => {
    expect(tell(19)[2]!.discrimination).toMatchObject({ isFirm: false })
    expect(tell(20)[2]!.discrimination).toMatchObject({ isFirm: true })
    expect(tell(9)[2]).toMatchObject({
      discrimination: null,
      whyNot: 'too few candidates to say: 9 of the 10 needed',
    })
  })

  test('difficulty, floor and ceiling by hand', () => {
    const one = (candidate: string, score: number): HealthScore => ({
      candidate,
      interviewer: 'Ada',
      question: 'Q',
      score,
      at: 0,
      day: '',
    })
    // Mean of 1, 1, 5, 4 is 2.75: 1 − 1.75/4.
    expect(questionHealth([one('A', 1), one('B', 1), one('C', 5), one('D', 4)], scale)[0]).toMatchObject({
      mean: 2.75,
      difficulty: 0.5625,
      floor: 0.5,
      ceiling: 0.25,
    })
  })
})

test('the place in the day and the candidate before are of the same day only', () => {
  const at = (day: string, hour: number, score: number, candidate: string): HealthScore => ({
    candidate,
    interviewer: 'Ada',
    question: 'Q',
    score,
    at: hour,
    day,
  })
  expect(
    givenSessions([at('b', 30, 2, 'C'), at('a', 9, 4, 'A'), at('a', 11, 5, 'B')]).map(
      ({ at: when, position, previousMean }) => [when, position, previousMean],
    ),
  ).toEqual([
    [30, 1, null],
    [9, 1, null],
    [11, 2, 4],
  ])
})

describe('alpha’s interval draws what belongs together together', () => {
  const units = given({ candidates: 12, interviewers: { Ada: 0, Bea: 0 }, questions: 1 })
  const pairs = [...new Set(units.map(({ candidate }) => candidate))].map((name) =>
    units.filter(({ candidate }) => candidate === name).map(({ score }) => score),
  )
  const width = (table: number[][], clusters?: string[]) => {
    const found = krippendorffAlpha(table, 'interval', {
      seed: 3,
      resamples: 400,
      ...(clusters ? { clusters } : {}),
    })
    if (found.reason !== null) throw new Error(found.reason)
    return found.upper95! - found.lower95!
  }

  test('the same unit five times over is known no better', () => {
    const five = pairs.flatMap((pair) => Array.from({ length: 5 }, () => pair))
    const names = pairs.flatMap((_, at) => Array.from({ length: 5 }, () => `C${at}`))
    expect(width(five, names)).toBeGreaterThan(0.9 * width(pairs))
    // As if they were independent, they would seem to be.
    expect(width(five)).toBeLessThan(0.7 * width(pairs))
  })

  test('a cluster of its own for each is the plain interval', () => {
    expect(
      width(
        pairs,
        pairs.map((_, at) => `${at}`),
      ),
    ).toBe(width(pairs))
  })
})
