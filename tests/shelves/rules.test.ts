import { expect, test } from 'vitest'
import { mergeInWords, whyNot, whyNotMerge } from '@/server/shelves/rules'

const one = { id: 'a', name: 'Depth', archived: false, mergedInto: null }
const into = { id: 'b', name: 'Insight', archived: false, mergedInto: null }
const names = { one: 'Depth', into: 'Insight' }

test('what is merged is first separated, whatever is wanted', () => {
  for (const act of ['rename', 'archive', 'restore', 'merge'] as const)
    expect(whyNot(act, { ...one, mergedInto: 'Insight' })).toBe(
      '“Depth” is merged into “Insight”. Separate them first.',
    )
  expect(whyNot('separate', one)).toBe('“Depth” is merged into no other.')
  expect(whyNot('separate', { ...one, mergedInto: 'Insight' })).toBeNull()
  expect(whyNot('archive', { ...one, archived: true })).not.toBeNull()
  expect(whyNot('restore', one)).not.toBeNull()
})

test('nothing merges into itself, into what is archived, or into what is merged', () => {
  expect(whyNotMerge(one, into)).toBeNull()
  expect(whyNotMerge({ ...one, archived: true }, into)).toBeNull()
  expect(whyNotMerge(one, one)).toMatch(/the same/)
  expect(whyNotMerge(one, { ...into, archived: true })).toMatch(/archived/)
  expect(whyNotMerge(one, { ...into, mergedInto: 'Judgment' })).toMatch(/Choose that one/)
})

test('says beforehand what a merge does', () => {
  expect(mergeInWords('competency', { questions: 1, sets: 0, begun: 0, open: 0 }, names)).toEqual([
    '1 question will show “Insight” instead. Their wordings stay as they are.',
  ])
  expect(mergeInWords('competency', { questions: 12, sets: 2, begun: 1, open: 2 }, names)).toEqual([
    '12 questions will show “Insight” instead, in 2 published sets among others. Their wordings stay as they are.',
    '2 panels whose sessions have not begun follow: what their decision rules say of “Depth” holds for “Insight”, unless they say something of that already.',
    '1 panel with a locked decision rule keeps “Depth” as it was agreed on, so that no ranking moves.',
  ])
  expect(mergeInWords('category', { questions: 2, sets: 1, begun: 0, open: 0 }, names)).toEqual([
    '2 questions move to “Insight”.',
  ])
  expect(mergeInWords('category', { questions: 0, sets: 0, begun: 0, open: 0 }, names)).toEqual([
    'No question stands under “Depth”.',
  ])
})
