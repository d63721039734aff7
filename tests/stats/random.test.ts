import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom, xoshiro } from '@/server/stats/random'
import { runs } from './runs'

test('xoshiro128** gives what its authors’ C gives', () => {
  const next = xoshiro([1, 2, 3, 4])
  const first = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849]
  expect(first.map(() => next())).toEqual(first)
  for (let at = first.length; at < 1_000_000; at++) next()
  expect(next()).toBe(3175353485)
  const other = xoshiro([0xdeadbeef, 0x12345678, 0x9abcdef0, 0xcafebabe])
  const second = [2576977301, 1162350735, 2130255992, 595985380, 3226955449, 3382506182]
  expect(second.map(() => other())).toEqual(second)
})

describe('seededRandom', () => {
  test('is the same for the same seed and another for its neighbour', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (seed) => {
        const draw = (from: number) => {
          const random = seededRandom(from)
          return [random.uniform(), random.normal(), random.integer(1000), random.normal()]
        }
        expect(draw(seed)).toEqual(draw(seed))
        if (seed < Number.MAX_SAFE_INTEGER) expect(draw(seed + 1)[0]).not.toBe(draw(seed)[0])
      }),
      runs,
    )
  })

  test('keeps what was published with it: these numbers may never change', () => {
    const random = seededRandom(1)
    expect([random.uniform(), random.normal(), random.normal(), random.integer(6)]).toMatchInlineSnapshot(`
      [
        0.32162812633099,
        -0.34634028806854983,
        -0.1643010693560316,
        5,
      ]
    `)
    expect(random.shuffle([1, 2, 3, 4, 5, 6, 7, 8])).toMatchInlineSnapshot(`
      [
        4,
        6,
        7,
        5,
        2,
        1,
        3,
        8,
      ]
    `)
  })

  test('is uniform and normal by their moments and their tails, within five standard errors', () => {
    const random = seededRandom(2)
    const n = 200_000
    const moments = (draw: () => number, moment: (x: number) => number) => {
      let sum = 0
      for (let at = 0; at < n; at++) sum += moment(draw())
      return sum / n
    }
    const error = 5 / Math.sqrt(n)
    expect(Math.abs(moments(random.uniform, (x) => x) - 1 / 2)).toBeLessThan(error * Math.sqrt(1 / 12))
    expect(Math.abs(moments(random.uniform, (x) => x * x) - 1 / 3)).toBeLessThan(error * Math.sqrt(4 / 45))
    expect(Math.abs(moments(random.normal, (x) => x))).toBeLessThan(error)
    expect(Math.abs(moments(random.normal, (x) => x * x) - 1)).toBeLessThan(error * Math.SQRT2)
    expect(Math.abs(moments(random.normal, (x) => x ** 3))).toBeLessThan(error * Math.sqrt(15))
    expect(Math.abs(moments(random.normal, (x) => x ** 4) - 3)).toBeLessThan(error * Math.sqrt(96))
    const tail = 0.04550026389635842
    expect(Math.abs(moments(random.normal, (x) => (Math.abs(x) > 2 ? 1 : 0)) - tail)).toBeLessThan(
      error * 0.21,
    )
  })

  test('draws every whole number below n about as often, and no other', () => {
    for (const n of [1, 2, 3, 7, 100]) {
      const random = seededRandom(n)
      const counts = Array.from({ length: n }, () => 0)
      for (let at = 0; at < 1000 * n; at++) counts[random.integer(n)]! += 1
      for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(6 * Math.sqrt(1000))
    }
  })

  test('shuffles into every order about as often, and keeps what it was given', () => {
    const random = seededRandom(5)
    const counts = new Map<string, number>()
    const values = Object.freeze(['a', 'b', 'c', 'd'])
    for (let at = 0; at < 24_000; at++) {
      const order = random.shuffle(values).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(24)
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(6 * Math.sqrt(1000))
    expect(random.shuffle([])).toEqual([])
  })

  test('refuses a seed or a number of outcomes that is none', () => {
    for (const seed of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => seededRandom(seed)).toThrow(RangeError)
    for (const n of [0, -1, 1.5, 2 ** 32 + 1, Number.NaN])
      expect(() => seededRandom(1).integer(n)).toThrow(RangeError)
    expect(seededRandom(1).integer(2 ** 32)).toBeLessThan(2 ** 32)
  })
})
