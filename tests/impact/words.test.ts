import { describe, expect, test } from 'vitest'
import {
  groupInWords,
  pInWords,
  swapInWords,
  withInterval,
} from '@/app/(workspace)/compare/[jobId]/impact/impact-words'
import { figuresOf } from '@/server/impact/rules'

/** The first group against the second, by how many applied and were selected. */
function say(one: [number, number], other: [number, number]): string {
  const { groups } = figuresOf([
    { group: 'Women', applied: one[0], selected: one[1] },
    { group: 'Men', applied: other[0], selected: other[1] },
  ])
  const reference = groups.find((group) => group.is_reference)!
  return groupInWords(groups.find((group) => !group.is_reference)!, reference.group)
}

describe('a group in words', () => {
  test('below four fifths and unlikely by chance are said together', () => {
    expect(say([80, 20], [80, 48])).toMatch(
      /^Women passed at 42 % of the rate of Men, below four fifths, and chance alone seldom gives so large a difference \(p < 0\.001\)\.$/,
    )
  })

  test('where they contradict each other, neither is left out', () => {
    expect(say([40, 14], [40, 20])).toMatch(
      /below four fifths, but chance alone can give as large a difference/,
    )
    expect(say([2000, 1700], [2000, 1800])).toMatch(/not below four fifths, but chance alone seldom gives/)
  })

  test('says what one person would turn, and when there are too few', () => {
    expect(say([6, 2], [7, 3])).toMatch(
      /would turn it round\. Fewer than 30 people: too few to conclude from\.$/,
    )
    expect(say([20, 7], [20, 9])).toMatch(/turn it round|lift it to four fifths/)
  })

  test('compares nobody where nobody has passed', () => {
    const { groups } = figuresOf([
      { group: 'Women', applied: 8, selected: 0 },
      { group: 'Men', applied: 8, selected: 0 },
    ])
    expect(groupInWords(groups[1]!, 'Women')).toBe(
      'Men: nobody has passed yet, so there is nothing to compare.',
    )
  })
})

test.each([
  [0.0004, 'p < 0.001'],
  [0.0312, 'p = 0.03'],
  [0.0046, 'p = 0.005'],
  [0.31, 'p = 0.31'],
  [1, 'p = 1.00'],
])('%d is written %s', (p, words) => {
  expect(pInWords(p)).toBe(words)
})

test('a rate has no more digits than its interval earns', () => {
  expect(withInterval(2 / 6, { lower: 0.0968, upper: 0.7 })).toBe('33 % (10 to 70)')
  expect(withInterval(0, null)).toBe('0 %')
})

test('the swap of one person is a few words', () => {
  expect(swapInWords(null, true)).toBe('cannot be told')
  expect(swapInWords({ reverses_direction: true, clears_four_fifths: true }, true)).toBe('turns it round')
  expect(swapInWords({ reverses_direction: false, clears_four_fifths: true }, true)).toBe(
    'lifts it to four fifths',
  )
  expect(swapInWords({ reverses_direction: false, clears_four_fifths: false }, true)).toBe(
    'stays below four fifths',
  )
  expect(swapInWords({ reverses_direction: false, clears_four_fifths: true }, false)).toBe('changes nothing')
})
