import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isSameDraft,
  mergeDrafts,
  type SetDraft,
  sumUp,
  whyNotAdd,
  whyNotPublish,
  whyUnusable,
} from '@/server/sets/rules'

const draft = (questions: string, slotMinutes = 30, weights: Record<string, number> = {}): SetDraft => ({
  slotMinutes,
  items: questions.split('').map((questionId) => ({ questionId, weight: weights[questionId] ?? 1 })),
})
const orderOf = ({ items }: SetDraft) => items.map(({ questionId }) => questionId).join('')

test('sums up minutes, competencies by how often they are covered, and every level', () => {
  expect(
    sumUp([
      { minutes: 4, level: 'advanced', competencies: ['Tooling', 'Agents'] },
      { minutes: 7, level: 'beginner', competencies: ['Tooling'] },
      { minutes: 1, level: 'advanced', competencies: [] },
    ]),
  ).toEqual({
    minutes: 12,
    competencies: [
      { name: 'Tooling', questions: 2 },
      { name: 'Agents', questions: 1 },
    ],
    levels: [
      { level: 'beginner', questions: 1 },
      { level: 'intermediate', questions: 0 },
      { level: 'advanced', questions: 2 },
    ],
  })
  expect(sumUp([])).toMatchObject({ minutes: 0, competencies: [] })
})

test('says why a set cannot be published, the first reason first', () => {
  const good = { publishedAt: null, questions: 2, unusable: 0 }
  expect(whyNotPublish(good)).toBeNull()
  expect(whyNotPublish({ ...good, questions: 0 })).toBe('Add at least one question first.')
  expect(whyNotPublish({ ...good, unusable: 1 })).toBe(whyUnusable(1))
  expect(whyNotPublish({ ...good, unusable: 2 })).toMatch(/^2 questions of this set cannot be used/)
  expect(whyNotPublish({ publishedAt: new Date(), questions: 0, unusable: 0 })).toMatch(/published already/)
})

test('takes sixty questions and no more', () => {
  expect(whyNotAdd({ questions: 59 })).toBeNull()
  expect(whyNotAdd({ questions: 60 })).toBe('A set holds at most 60 questions.')
})

test('keeps what both people added, and leaves out what either removed', () => {
  expect(orderOf(mergeDrafts(draft('abc'), draft('abcx'), draft('abcy')))).toBe('abcyx')
  expect(orderOf(mergeDrafts(draft('abc'), draft('ac'), draft('ab')))).toBe('a')
  expect(orderOf(mergeDrafts(draft('abc'), draft('axbc'), draft('bcy')))).toBe('xbcy')
  expect(orderOf(mergeDrafts(draft(''), draft('x'), draft('x')))).toBe('x')
})

test('takes the order of whoever moved something, mine before theirs', () => {
  expect(orderOf(mergeDrafts(draft('abc'), draft('abcx'), draft('cab')))).toBe('cabx')
  expect(orderOf(mergeDrafts(draft('abc'), draft('bca'), draft('abcy')))).toBe('bcay')
  expect(orderOf(mergeDrafts(draft('abc'), draft('bca'), draft('cba')))).toBe('bca')
})

test('takes a weight and the slot from whoever changed it, mine before theirs', () => {
  const merged = mergeDrafts(draft('abc'), draft('abc', 45, { a: 2, b: 3 }), draft('abc', 60, { b: 4, c: 5 }))
  expect(merged).toEqual(draft('abc', 45, { a: 2, b: 3, c: 5 }))
  expect(mergeDrafts(draft('a'), draft('a'), draft('a', 60)).slotMinutes).toBe(60)
})

const anyDraft = fc
  .record({
    questions: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')),
    slotMinutes: fc.constantFrom(30, 45),
    weight: fc.constantFrom(1, 2),
  })
  .map(({ questions, slotMinutes, weight }) =>
    draft(questions.join(''), slotMinutes, Object.fromEntries(questions.map((id) => [id, weight]))),
  )

test('gives back the one draft that changed, whichever it is, and never a question twice', () => {
  fc.assert(
    fc.property(anyDraft, anyDraft, anyDraft, (base, mine, theirs) => {
      expect(mergeDrafts(base, mine, base)).toEqual(mine)
      expect(mergeDrafts(base, base, theirs)).toEqual(theirs)
      const merged = mergeDrafts(base, mine, theirs)
      const ids = merged.items.map(({ questionId }) => questionId)
      expect(new Set(ids).size).toBe(ids.length)
      for (const { questionId } of [...mine.items, ...theirs.items]) {
        const removed =
          orderOf(base).includes(questionId) &&
          !(orderOf(mine).includes(questionId) && orderOf(theirs).includes(questionId))
        expect(ids.includes(questionId)).toBe(!removed)
      }
    }),
  )
})

test('knows when two drafts say the same', () => {
  expect(isSameDraft(draft('ab'), draft('ab'))).toBe(true)
  expect(isSameDraft(draft('ab'), draft('ba'))).toBe(false)
  expect(isSameDraft(draft('ab'), draft('abc'))).toBe(false)
  expect(isSameDraft(draft('ab'), draft('ab', 31))).toBe(false)
  expect(isSameDraft(draft('ab'), draft('ab', 30, { b: 2 }))).toBe(false)
})
