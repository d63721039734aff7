import fc from 'fast-check'
import { expect, test } from 'vitest'
import { neverAsked, sayDiscrimination, shareNotAssessed } from '@/server/usage/rules'

/** Candidates of one panel whose answer is what they do on the rest, but for every third. */
const panelOf = (panel: number, count: number, shift = 0) =>
  Array.from({ length: count }, (_, at) => ({
    panel,
    own: (at % 5) + 1 + shift,
    rest: at % 3 === 0 ? 3 : (at % 5) + 1,
  }))

test('says nothing below ten candidates, a hint below twenty, and more from there', () => {
  expect(sayDiscrimination(panelOf(1, 9))).toMatchObject({ r: null, candidates: 9 })
  expect(sayDiscrimination(panelOf(1, 10))).toMatchObject({ candidates: 10, isFirm: false, whyNot: null })
  expect(sayDiscrimination(panelOf(1, 20))).toMatchObject({ candidates: 20, isFirm: true, whyNot: null })
})

test('a panel costs a candidate, and one alone on a panel tells nothing', () => {
  const two = [...panelOf(1, 6), ...panelOf(2, 5)]
  expect(sayDiscrimination([...two, ...panelOf(3, 1)]).candidates).toBe(10)
})

test('a panel that scores higher throughout changes nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3, max: 3 }), (shift) => {
      const plain = sayDiscrimination([...panelOf(1, 12), ...panelOf(2, 9)])
      const shifted = sayDiscrimination([...panelOf(1, 12), ...panelOf(2, 9, shift)])
      expect(shifted.r).toBeCloseTo(plain.r!, 10)
    }),
  )
})

test('says nothing where everybody got the same', () => {
  const flat = panelOf(1, 20).map((one) => ({ ...one, own: 3 }))
  expect(sayDiscrimination(flat)).toMatchObject({ r: null, whyNot: expect.stringContaining('do not vary') })
})

test('the share not assessed is of the times it was asked', () => {
  const figures = { candidates: 5, scores: 6, mean: 3, sd: 1, notAssessed: 2 }
  expect(shareNotAssessed({ ...neverAsked, figures })).toBe(0.25)
  expect(shareNotAssessed(neverAsked)).toBeNull()
})
