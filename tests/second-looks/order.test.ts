import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderAt } from '@/server/second-looks/order'

const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 40 })
const seed = fc.integer({ min: 0, max: 2 ** 31 - 1 })

test('an order has everybody once, and is the same whenever it is asked and however the ids come', () => {
  fc.assert(
    fc.property(seed, fc.uuid(), fc.uuid(), ids, (start, reader, question, all) => {
      const order = orderAt(start, [reader, question], all)
      expect(order.toSorted()).toEqual(all.toSorted())
      expect(orderAt(start, [reader, question], all.toReversed())).toEqual(order)
    }),
  )
})

test('a seed gives the order that it gave when this was written', () => {
  // Told again years later, a second look must be the same one.
  expect(orderAt(7, ['reader', 'question'], ['a', 'b', 'c', 'd', 'e', 'f'])).toEqual([
    'd',
    'f',
    'a',
    'c',
    'e',
    'b',
  ])
})

const six = ['a', 'b', 'c', 'd', 'e', 'f']

test('over seeds, readers and questions everybody comes to every place about equally often', () => {
  const rounds = 6000
  for (const orderOf of [
    (at: number) => orderAt(at, ['reader', 'question'], six),
    (at: number) => orderAt(1, [`reader ${at}`, 'question'], six),
    (at: number) => orderAt(1, ['reader', `question ${at}`], six),
  ]) {
    const counts = new Map<string, number>()
    for (let at = 0; at < rounds; at += 1)
      for (const [place, id] of orderOf(at).entries()) {
        counts.set(`${id}${place}`, (counts.get(`${id}${place}`) ?? 0) + 1)
      }
    const expected = rounds / six.length
    let chiSquare = 0
    for (const id of six)
      for (const place of six.keys())
        chiSquare += ((counts.get(`${id}${place}`) ?? 0) - expected) ** 2 / expected
    // 25 degrees of freedom: one fair generator in a million is above 75.
    expect(chiSquare).toBeLessThan(75)
  }
})

test('from one question to the next nobody can be followed by their place', () => {
  // Of independent orders of six, one candidate keeps their place in a sixth.
  const kept = Array.from({ length: 3000 }, (_, at) => {
    const [one, next] = [at, at + 1].map((n) => orderAt(5, ['reader', `question ${n}`], six).indexOf('a'))
    return one === next ? 1 : 0
  }).reduce<number>((sum, one) => sum + one, 0)
  expect(kept / 3000).toBeGreaterThan(0.13)
  expect(kept / 3000).toBeLessThan(0.2)
})
