import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrastEffect, drift, positionEffect } from '@/server/stats/interviewers/drift'
import { type Residual, sessionMeans } from '@/server/stats/interviewers/residuals'
import { spreadRatios } from '@/server/stats/interviewers/spread-ratio'
import { linearRegression } from '@/server/stats/regression'
import { expectNear, expectWithin } from '../close'
import { runs } from '../runs'

/** Sessions of one interviewer, two scores each, given in no particular order. */
function sessions(means: readonly number[], previous: readonly (number | null)[] = []): Residual[] {
  return means
    .flatMap((mean, at) =>
      [mean - 0.25, mean + 0.25].map((residual) => ({
        interviewer: 'Ada',
        residual,
        at: 1000 * at ** 2,
        position: (at % 3) + 1,
        previousMean: previous[at] ?? null,
      })),
    )
    .toReversed()
}

function only(found: ReturnType<typeof drift>) {
  const [one] = found
  if (one === undefined || one.effect.reason !== null) throw new Error('There is one slope.')
  return one.effect
}

describe('a session counts once, by its mean, in the order of its time', () => {
  test('whatever the order in which scores come', () => {
    const found = sessionMeans(sessions([1, -1, 0.5], [null, 3, 4])).get('Ada')
    expect(found).toEqual([
      { order: 1, position: 1, previousMean: null, mean: 1 },
      { order: 2, position: 2, previousMean: 3, mean: -1 },
      { order: 3, position: 3, previousMean: 4, mean: 0.5 },
    ])
  })

  test('drift, position and contrast are regressions on order, place and the previous mean', () => {
    const means = [0.1, 0.3, -0.2, 0.6, 0.4]
    const previous = [null, 3.5, 4, 2, 3]
    const lines = {
      drift: means.map((y, at) => ({ x: at + 1, y })),
      position: means.map((y, at) => ({ x: (at % 3) + 1, y })),
      contrast: means.slice(1).map((y, at) => ({ x: previous[at + 1]!, y })),
    }
    const scores = sessions(means, previous)
    for (const [found, points] of [
      [only(drift(scores)), lines.drift],
      [only(positionEffect(scores)), lines.position],
      [only(contrastEffect(scores)), lines.contrast],
    ] as const) {
      const expected = linearRegression(points, 'test')
      if (expected.reason !== null) throw new Error(expected.reason)
      expect(found.n).toBe(points.length)
      for (const name of ['slope', 'se', 'p'] as const) expectNear(1e-12, found[name], expected[name]!)
    }
  })
})

test('finds what was put in: half a point per session, whatever else the scores do', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 12 }),
      (means) => {
        const plain = only(drift(sessions(means)))
        const rising = only(drift(sessions(means.map((mean, at) => mean + at / 2))))
        expectNear(1e-9, rising.slope, plain.slope + 0.5)
        expectNear(1e-9, rising.se, plain.se)
      },
    ),
    runs,
  )
})

test('one session, two, or no previous candidate have a reason', () => {
  for (const means of [[1], [1, 2]]) expect(drift(sessions(means))[0]!.effect.reason).toMatch(/three points/)
  expect(contrastEffect(sessions([1, 2, 3, 4]))[0]!.effect).toMatchObject({
    n: 0,
    reason: expect.stringMatching(/three/),
  })
  expect(drift([])).toEqual([])
  for (const wrong of [{ at: Number.NaN }, { residual: Number.POSITIVE_INFINITY }])
    expect(() => drift(sessions([1, 2, 3]).map((one) => ({ ...one, ...wrong })))).toThrow(RangeError)
})

describe('spreadRatios', () => {
  const scores = { Ada: [1, 2, 2, 3, 5, 4, 4], Ben: [3, 3, 4, 2, 3, 4], Cid: [1, 5, 2, 4, 5] }
  const values = Object.entries(scores).flatMap(([interviewer, own]) =>
    own.map((value) => ({ interviewer, value })),
  )

  // Written out in R 4.2.2 with var, pf and qf.
  test.each([
    [
      'Ada',
      [
        1.05955704077748,
        Math.SQRT2,
        1.33472149959513,
        0.509796032188868,
        2.49016342463428,
        0.840599309771195,
      ],
    ],
    [
      'Ben',
      [
        0.47420219829491, 0.752772652709081, 1.58745078663875, 0.230399321451837, 1.22001400609004,
        0.113286871372877,
      ],
    ],
  ])('%s to a part in 1e10 of R', (name, expected) => {
    const found = spreadRatios(values).find(({ interviewer }) => interviewer === name)!.ratio
    if (found.reason !== null) throw new Error(found.reason)
    const numbers = [found.value, found.sd, found.othersSd, found.lower95, found.upper95, found.p]
    for (const [at, number] of numbers.entries()) expectWithin(1e-10, number, expected[at]!)
    expect(found.n + found.others).toBe(values.length)
  })

  test('of two interviewers is R’s var.test, and one is the inverse of the other', () => {
    const [ada, ben] = spreadRatios(values.filter(({ interviewer }) => interviewer !== 'Cid')).map(
      ({ ratio }) => ratio,
    )
    if (ada!.reason !== null || ben!.reason !== null) throw new Error('Both are defined.')
    expectWithin(1e-10, ada!.p, 0.187706302072607)
    expectWithin(1e-10, ben!.value, 1 / ada!.value)
    expectWithin(1e-10, ben!.lower95, 1 / ada!.upper95)
  })

  test('does not mind how severe anybody is, nor the unit of the scale', () => {
    const value = fc.record({
      interviewer: fc.constantFrom('Ada', 'Ben', 'Cid'),
      value: fc.integer({ min: 1, max: 5 }),
    })
    fc.assert(
      fc.property(fc.array(value, { maxLength: 25 }), fc.integer({ min: 1, max: 9 }), (some, by) => {
        const severity: Record<string, number> = { Ada: 7, Ben: -3, Cid: 0 }
        const moved = spreadRatios(
          some.map((one) => ({ ...one, value: one.value * by + severity[one.interviewer]! })),
        )
        for (const [at, { ratio }] of spreadRatios(some).entries()) {
          const other = moved[at]!.ratio
          expect(other.reason).toBe(ratio.reason)
          if (ratio.reason === null && other.reason === null)
            for (const name of ['value', 'lower95', 'upper95', 'p'] as const)
              expectNear(1e-9 * Math.max(1, ratio[name]), other[name], ratio[name])
        }
      }),
      runs,
    )
  })

  test('has a reason for one value, for nobody to compare with, and for others who do not vary', () => {
    const ratioOf = (some: readonly (readonly [string, number])[]) =>
      spreadRatios(some.map(([interviewer, value]) => ({ interviewer, value })))[0]?.ratio.reason
    expect(
      ratioOf([
        ['Ada', 1],
        ['Ben', 1],
        ['Ben', 2],
      ]),
    ).toMatch(/two values/)
    expect(
      ratioOf([
        ['Ada', 1],
        ['Ada', 2],
      ]),
    ).toMatch(/No other/)
    expect(
      ratioOf([
        ['Ada', 1],
        ['Ada', 2],
        ['Ben', 0.1],
        ['Ben', 0.1],
        ['Ben', 0.1],
      ]),
    ).toMatch(/do not vary/)
    expect(
      spreadRatios([
        { interviewer: 'Ada', value: 3 },
        { interviewer: 'Ada', value: 3 },
        { interviewer: 'Ben', value: 1 },
        { interviewer: 'Ben', value: 3 },
      ])[0]!.ratio,
    ).toMatchObject({ value: 0, p: 0 })
    expect(() => spreadRatios([{ interviewer: 'Ada', value: Number.NaN }])).toThrow(RangeError)
  })
})
