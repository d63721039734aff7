import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linearRegression } from '@/server/stats/regression'
import { expectNear, expectWithin } from './close'
import { runs } from './runs'

type Point = { x: number; y: number }

function slopeOf(points: readonly Point[]) {
  const found = linearRegression(points, 'test')
  if (found.reason !== null) throw new Error(found.reason)
  return found
}

// R's datasets::cars (Ezekiel 1930): speed and stopping distance.
const speed = [
  4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 16, 16,
  17, 17, 17, 18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23, 24, 24, 24, 24, 25,
]
const distance = [
  2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26, 54, 32,
  40, 32, 40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85,
]

test('is lm(dist ~ speed) of R 4.2.2, to a part in 1e11', () => {
  const found = slopeOf(speed.map((x, at) => ({ x, y: distance[at]! })))
  const expected = {
    slope: 3.93240875912409,
    intercept: -17.57909489051089,
    se: 0.415512776657122,
    t: 9.46398999029837,
    p: 1.48983649629509e-12,
    lower95: 3.09696432814032,
    upper95: 4.76785319010785,
  }
  for (const [name, value] of Object.entries(expected))
    expectWithin(1e-11, found[name as keyof typeof expected], value)
  expect(found).toMatchObject({ n: 50, df: 48, note: null })
})

const coordinate = fc.integer({ min: -20, max: 20 })
const clouds = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 3, maxLength: 20 })

test('keeps slope and t when points shift or change places, and stretches with y', () => {
  fc.assert(
    fc.property(clouds, coordinate, fc.integer({ min: 1, max: 9 }), (points, by, times) => {
      const plain = linearRegression(points, 'test')
      const moved = linearRegression(
        points.map(({ x, y }) => ({ x: x + by, y: y * times - by })).toReversed(),
        'test',
      )
      expect(moved.reason).toBe(plain.reason)
      if (plain.reason !== null || moved.reason !== null) return
      expectNear(1e-9 * times, moved.slope, plain.slope * times)
      expectNear(1e-9 * times, moved.se, plain.se * times)
      expect(moved.t === null).toBe(plain.t === null)
      if (plain.t !== null) expectNear(1e-8 * Math.max(1, Math.abs(plain.t)), moved.t, plain.t)
    }),
    runs,
  )
})

test('with every point twice keeps the slope, and its squared error falls by (n − 2)/(2n − 2)', () => {
  fc.assert(
    fc.property(clouds, (points) => {
      const plain = linearRegression(points, 'test')
      if (plain.reason !== null) return
      const twice = slopeOf([...points, ...points])
      expectNear(1e-9, twice.slope, plain.slope)
      expectNear(1e-9, twice.se ** 2, (plain.se ** 2 * (points.length - 2)) / (2 * points.length - 2))
    }),
    runs,
  )
})

describe('too little to say', () => {
  test('fewer than three points, or all at one place', () => {
    for (const points of [
      [],
      [{ x: 1, y: 1 }],
      [
        { x: 1, y: 1 },
        { x: 2, y: 2 },
      ],
    ])
      expect(linearRegression(points, 'test').reason).toMatch(/three points/)
    expect(
      linearRegression(
        [1, 2, 3].map((y) => ({ x: 0.1, y })),
        'test',
      ).reason,
    ).toMatch(/same place/)
  })

  test('points on a line have a slope and no test', () => {
    expect(slopeOf([1, 2, 3, 7].map((x) => ({ x, y: 0.1 * x + 0.3 })))).toMatchObject({
      se: 0,
      t: null,
      p: null,
    })
    expect(slopeOf([1, 2, 3].map((x) => ({ x, y: 0.1 })))).toMatchObject({ se: 0, t: null })
  })

  test('coordinates out of all proportion, and such that are none', () => {
    expect(
      linearRegression(
        [1e200, -1e200, 3].map((y, x) => ({ x, y })),
        'test',
      ).reason,
    ).toMatch(/too large/)
    expect(() =>
      linearRegression(
        [1, 2, Number.NaN].map((y, x) => ({ x, y })),
        'test',
      ),
    ).toThrow(RangeError)
  })
})
