import fc from 'fast-check'
import { expect, test } from 'vitest'
import bank from '@/seed/bank/ai-safety-systems-engineer.json' with { type: 'json' }
import { alikeFrom, alikePairs, likeness } from '@/server/bank/likeness'
import { keywordsOf } from '@/server/rubrics/rules'

const pairOf = (a: string, b: string) => likeness(keywordsOf(a), keywordsOf(b))

test('the same question in other words is alike, another one is not', () => {
  expect(
    pairOf(
      'How would you evaluate a language model for safety before a release?',
      'How do you evaluate the safety of language models before release?',
    ),
  ).toBe(1)
  expect(
    pairOf(
      'How would you evaluate a language model for safety before a release?',
      'Tell me about an incident in which you disagreed with your team.',
    ),
  ).toBe(0)
  // release, safe, evalu, languag, model, before against evalu, retriev, system, before, release: 3 of 8.
  expect(
    pairOf(
      'Evaluate the safety of a language model before release',
      'Evaluate a retrieval system before release',
    ),
  ).toBeCloseTo(3 / 8)
})

test('no two questions of the starter bank ask the same', () => {
  const questions = bank.map(({ prompt }, at) => ({ id: `${at}`, prompt }))
  expect(questions.length).toBe(50)
  expect(alikePairs(questions)).toEqual([])
})

test('a word with an accent written in two ways is one word; nothing is like nothing', () => {
  expect(pairOf('Résumé', 'Re\u0301sume\u0301')).toBe(1)
  expect(pairOf('', 'The and of')).toBe(0)
})

test('finds the pairs that comparing each with each finds', () => {
  const words = fc.constantFrom('model', 'safety', 'release', 'incident', 'team', 'metric', 'drift', 'audit')
  const prompts = fc.array(
    fc.array(words, { maxLength: 6 }).map((all) => all.join(' ')),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(prompts, (all) => {
      const questions = all.map((prompt, at) => ({ id: `q${at}`, prompt }))
      const expected = questions.flatMap((a, at) =>
        questions
          .slice(at + 1)
          .flatMap((b) => (pairOf(a.prompt, b.prompt) >= alikeFrom ? [`${a.id} ${b.id}`] : [])),
      )
      expect(
        alikePairs(questions)
          .map((pair) => pair.join(' '))
          .toSorted(),
      ).toEqual(expected.toSorted())
    }),
  )
})
