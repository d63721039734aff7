import { expect, test } from 'vitest'
import { katzInterval, pooledZ, wilsonInterval } from '@/server/stats/adverse-impact/proportion'
import { expectNear } from '../close'

const z = 1.959963984540054

test('Katz, by hand: 2 of 10 to 1 of 10 is e^(ln 2 ± z √(1/2 − 1/10 + 1 − 1/10))', () => {
  const found = katzInterval({ selected: 2, applied: 10 }, { selected: 1, applied: 10 })
  expectNear(1e-12, found!.lower, 2 * Math.exp(-z * Math.sqrt(1.3)))
  expectNear(1e-9, found!.upper, 2 * Math.exp(z * Math.sqrt(1.3)))
  const none = { selected: 0, applied: 10 }
  const some = { selected: 3, applied: 10 }
  for (const [one, other] of [
    [none, some],
    [some, none],
    [none, none],
  ]) {
    expect(katzInterval(one!, other!)).toBeNull()
  }
  expect(katzInterval(some, some)!.lower).toBeGreaterThan(0)
})

test('Wilson: 0 of 10 and 10 of 10 mirror each other, z²/(10 + z²) wide; nobody has none', () => {
  const none = wilsonInterval({ selected: 0, applied: 10 })!
  const all = wilsonInterval({ selected: 10, applied: 10 })!
  expect([none.lower, all.upper]).toEqual([0, 1])
  expectNear(1e-12, none.upper, z ** 2 / (10 + z ** 2))
  expectNear(1e-12, all.lower, 10 / (10 + z ** 2))
  expect(wilsonInterval({ selected: 0, applied: 0 })).toBeNull()
})

test('pooled z, by hand: (.2 − .4) / √(.3 · .7 · 2/10); none where all had the same outcome', () => {
  expectNear(
    1e-12,
    pooledZ({ selected: 2, applied: 10 }, { selected: 4, applied: 10 }),
    -0.2 / Math.sqrt(0.3 * 0.7 * 0.2),
  )
  for (const selected of [0, 10])
    expect(pooledZ({ selected, applied: 10 }, { selected, applied: 10 })).toBeNull()
})
