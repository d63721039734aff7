import { describe, expect, test } from 'vitest'
import bank from '@/seed/bank/ai-safety-systems-engineer.json' with { type: 'json' }
import outline from './ai-safety-systems-engineer.outline.json' with { type: 'json' }
import { keeps, matchPoints, phrasesOf, touches, wordsOf } from './wording'

const levelOf: Record<string, string[]> = {
  Beginner: ['beginner'],
  Intermediate: ['intermediate'],
  Advanced: ['advanced'],
}
const minutesOf: Record<string, [least: number, most: number]> = {
  beginner: [3, 6],
  intermediate: [5, 9],
  advanced: [7, 12],
}
/** What could stand under any question says nothing about this one. */
const generic =
  /\b(good|great|excellent|poor|weak|strong|perfect|vague|generic|superficial|comprehensive|thorough) (answer|response|understanding|knowledge|explanation)|\b(most|all|some|none) of the points\b|\bdemonstrates\b|\bwell[- ]structured\b/i

describe('matching', () => {
  const points = ['input validation', 'output filtering: toxicity checks']
  test('wants each point kept in an entry of its own', () => {
    expect(
      matchPoints(points, ['Covers output filtering with toxicity checks', 'Uses input validation']),
    ).toEqual([1, 0])
    expect(
      matchPoints(points, ['Input validation and output filtering with toxicity checks', 'Logging']),
    ).toBeNull()
    expect(matchPoints(points, ['Uses input validation', 'Covers output filtering'])).toBeNull()
    expect(matchPoints(['red apples', 'apples'], ['Red apples', 'Sour apples'])).toEqual([0, 1])
    expect(matchPoints(['apples', 'red apples'], ['Red apples', 'Sour apples'])).toEqual([1, 0])
  })

  test('finds a point touched in another form of its words, and not otherwise', () => {
    expect(touches('What goes into the logs', 'logging')).toBe(true)
    expect(touches('When it is escalated', 'human-in-the-loop escalation')).toBe(true)
    expect(touches('What is recorded', 'logging')).toBe(false)
    expect(touches('Repeats the question', 'evaluation reports')).toBe(false)
  })
})

test('the bank has the outline’s fifty questions, in its order and its categories', () => {
  const named = ({ key, category }: { key: string; category: string }) => `${category}: ${key}`
  expect(bank.map(named)).toEqual(outline.questions.map(named))
  const counts = outline.categories.map(({ name }) => bank.filter((entry) => entry.category === name).length)
  expect(counts).toEqual([5, 10, 10, 10, 10, 5])
  expect(counts).toEqual(outline.categories.map(({ count }) => count))
})

describe.each(outline.questions.map((wanted, at) => ({ key: wanted.key, wanted, entry: bank[at]! })))(
  '$key',
  ({ wanted, entry }) => {
    test('keeps every point of the outline, each in an entry of its own', () => {
      expect(matchPoints(wanted.points, entry.points), entry.points.join('\n')).not.toBeNull()
      expect(entry.points).toHaveLength(wanted.points.length)
      const merged = entry.points.filter(
        (text) => wanted.points.filter((point) => keeps(text, point)).length > 1,
      )
      expect(merged).toEqual([])
    })

    test('has a hint of one or two sentences that touches every point', () => {
      expect(entry.hint.match(/[.!?](?=\s|$)/g)?.length).toBeOneOf([1, 2])
      expect(wanted.points.filter((point) => !touches(entry.hint, point))).toEqual([])
    })

    test('has anchors at 1, 3 and 5 that say what such an answer holds', () => {
      expect(Object.keys(entry.anchors)).toEqual(['1', '3', '5'])
      for (const [level, text] of Object.entries(entry.anchors)) {
        expect(text.length, level).toBeGreaterThan(120)
        expect(text.length, level).toBeLessThan(400)
        expect(text, level).not.toMatch(generic)
        const subject = [...wanted.points, wanted.asks, entry.prompt].filter((about) => touches(text, about))
        expect(subject.length, `${level} speaks of nothing in the question`).toBeGreaterThan(0)
      }
    })

    test('is asked in a sentence that can be said aloud, with two or three follow-ups', () => {
      expect(entry.prompt).toMatch(/[?.]$/)
      expect(wordsOf(entry.prompt).length).toBeGreaterThan(wordsOf(wanted.asks).length)
      expect(entry.followUps.length).toBeOneOf([2, 3])
      for (const followUp of entry.followUps) expect(followUp).toMatch(/^[A-Z].*[?.]$/)
    })

    test('has a level and minutes that fit', () => {
      expect(levelOf[entry.category] ?? ['intermediate', 'advanced']).toContain(entry.level)
      const [least, most] = minutesOf[entry.level]!
      expect(entry.minutes).toBeGreaterThanOrEqual(least)
      expect(entry.minutes).toBeLessThanOrEqual(most)
    })
  },
)

/** The phrases that stand in more than one question. */
function sharedPhrases(
  length: number,
  textsOf: (entry: (typeof bank)[number]) => readonly string[],
): string[] {
  const seen = new Map<string, string>()
  const shared: string[] = []
  for (const entry of bank)
    for (const phrase of new Set(textsOf(entry).flatMap((text) => [...phrasesOf(text, length)]))) {
      const first = seen.get(phrase)
      if (first) shared.push(`“${phrase}” in ${first} and ${entry.key}`)
      else seen.set(phrase, entry.key)
    }
  return shared
}

describe('no two questions', () => {
  test('share an anchor or a phrase of one', () => {
    expect(sharedPhrases(5, (entry) => Object.values(entry.anchors))).toEqual([])
  })

  test('share a prompt, a hint or a follow-up', () => {
    expect(sharedPhrases(7, (entry) => [entry.prompt, entry.hint])).toEqual([])
    const followUps = bank.flatMap((entry) => entry.followUps.map((text) => wordsOf(text).join(' ')))
    expect(new Set(followUps).size).toBe(followUps.length)
  })
})

test('every competency is shown by several questions, and every question shows one to three', () => {
  const counts = new Map<string, number>()
  for (const { competencies } of bank)
    for (const name of new Set(competencies)) counts.set(name, (counts.get(name) ?? 0) + 1)
  expect([...counts].filter(([, count]) => count < 3)).toEqual([])
  expect(bank.filter(({ competencies }) => competencies.length < 1 || competencies.length > 3)).toEqual([])
})
