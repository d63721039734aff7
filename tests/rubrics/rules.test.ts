import { expect, test } from 'vitest'
import bank from '@/seed/bank/ai-safety-systems-engineer.json' with { type: 'json' }
import { type RubricText, rubricWarnings } from '@/server/rubrics/rules'

const good: RubricText = {
  hint: 'Stops the harm before looking for the cause, and tells those who are hit.',
  points: ['Rolls back to stop the harm', 'Looks for the cause afterwards', 'Tells the people who are hit'],
  anchors: [
    { level: 1, text: 'Debugs in production while people are locked out.' },
    { level: 3, text: 'Rolls back when told to.' },
    { level: 5, text: 'Rolls back at once and says why.' },
  ],
}
const warningsOf = (part: Partial<RubricText>) =>
  rubricWarnings({ ...good, ...part }).map(({ place, message }) => `${place}: ${message}`)
const anchorsOf = (...texts: [level: number, text: string][]) =>
  warningsOf({ anchors: texts.map(([level, text]) => ({ level, text })) })

const rubrics = bank.map(({ key, hint, points, anchors }) => ({
  key,
  hint,
  points,
  anchors: Object.entries(anchors).map(([level, text]) => ({ level: Number(level), text })),
}))

test('says nothing of a good rubric, nor of one that is not begun', () => {
  expect(warningsOf({})).toEqual([])
  expect(rubricWarnings({ hint: '', points: ['', ''], anchors: [{ level: 1, text: '' }] })).toEqual([])
})

test('is quiet on all fifty questions of the starter bank', () => {
  expect(rubrics).toHaveLength(50)
  expect(
    rubrics.flatMap((one) => rubricWarnings(one).map((warning) => ({ key: one.key, ...warning }))),
  ).toEqual([])
})

test('most points of another question are seen not to be the hint’s', () => {
  const strays = rubrics.flatMap((one, at) => {
    const other = rubrics[(at + 17) % rubrics.length]!
    return other.points.map((point) => rubricWarnings({ ...one, points: [point] }).length)
  })
  const seen = strays.filter((count) => count === 1).length
  expect(seen / strays.length).toBeGreaterThan(0.5)
})

test('a hint without points', () => {
  const told = [
    'hint: This hint has no points yet. Write each part of it that can be heard on its own as a point.',
  ]
  expect(warningsOf({ points: [] })).toEqual(told)
  expect(warningsOf({ points: ['', '  '] })).toEqual(told)
})

test('a point that the hint does not name, in whatever form', () => {
  const stray = 'points.1: The hint does not name this. Whoever reads the hint alone will not listen for it.'
  expect(warningsOf({ points: ['Stops harm', 'Mentions a blameless review'] })).toEqual([stray])
  expect(warningsOf({ points: ['Stops harm', ''] })).toEqual([])
  const hint = 'Filters toxic output and logs each decision.'
  expect(
    warningsOf({ hint, points: ['Names toxicity', 'Logging is in place', 'Every decision on paper'] }),
  ).toEqual([])
})

test('says nothing of points in a script that sets no words apart', () => {
  expect(warningsOf({ hint: '先止损，再找原因', points: ['告知受影响的人'] })).toEqual([])
  expect(warningsOf({ hint: 'Зупиняє шкоду', points: ['Каже про це людям'] })).toHaveLength(1)
  expect(warningsOf({ hint: 'Зупиняє шкоду', points: ['Зупинка шкоди'] })).toEqual([])
})

test('more than seven points', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `Stops harm ${at}`)
  expect(warningsOf({ points: many(7) })).toEqual([])
  expect(warningsOf({ points: [...many(7), ''] })).toEqual([])
  expect(warningsOf({ points: many(8) })).toEqual([
    'points: 8 points are more than one can listen for. 7 or fewer are heard reliably: merge some, or drop what matters least.',
  ])
})

test.each([
  [
    [1, 'Somewhat explains the trade-off.'],
    [5, 'Clearly explains the trade-off.'],
    '“somewhat” and “clearly”',
  ],
  [[3, 'A good explanation of drift'], [5, 'An excellent explanation of drift!'], '“good” and “excellent”'],
  [[3, 'Explains the cause'], [5, 'Explains the cause very thoroughly.'], '“very” and “thoroughly”'],
  [[1, 'Names few risks'], [3, 'Names some of the risks'], '“few” and “some”'],
] as const)('anchors that only differ in degree: %o and %o', (lower, higher, words) => {
  expect(anchorsOf([...higher], [...lower])).toEqual([
    `anchor ${higher[0]}: Anchors ${lower[0]} and ${higher[0]} differ only in ${words}. Say what is heard in one and not in the other.`,
  ])
})

test.each([
  [
    [1, 'Explains the trade-off.'],
    [5, 'Explains the trade-off with a number.'],
  ],
  [
    [1, 'Does not name the risk'],
    [5, 'Names the risk'],
  ],
  [
    [1, 'Checks the supply daily'],
    [3, 'Checks the supply weekly'],
  ],
  [
    [1, ''],
    [5, ''],
  ],
  [
    [1, 'Very poorly'],
    [5, 'Very well'],
  ],
] as const)('anchors that say different things, or nothing: %o and %o', (lower, higher) => {
  expect(anchorsOf([...lower], [...higher])).toEqual([])
})

test('three anchors of one text are told each beside the one below', () => {
  expect(anchorsOf([1, 'Explains it poorly'], [3, 'Explains it'], [5, 'Explains it well'])).toEqual([
    'anchor 3: Anchors 1 and 3 differ only in “poorly”. Say what is heard in one and not in the other.',
    'anchor 5: Anchors 3 and 5 differ only in “well”. Say what is heard in one and not in the other.',
  ])
  expect(anchorsOf([1, 'The same'], [3, 'The same.'])).toEqual([
    'anchor 3: Anchors 1 and 3 say the same. Say what is heard in one and not in the other.',
  ])
})
