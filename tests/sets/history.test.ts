import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withSwapped } from '@/app/(workspace)/sets/[setId]/draft'
import {
  doAgain,
  type History,
  noHistory,
  takeBack,
  without,
  withStep,
} from '@/app/(workspace)/sets/[setId]/history'
import type { SetDraft } from '@/server/sets/rules'

const draft = (questions: string, slotMinutes = 30, weights: Record<string, number> = {}): SetDraft => ({
  slotMinutes,
  items: questions.split('').map((questionId) => ({ questionId, weight: weights[questionId] ?? 1 })),
})
const orderOf = ({ items }: SetDraft) => items.map(({ questionId }) => questionId).join('')

/** A history of these drafts, one after the other. */
function historyOf(drafts: readonly SetDraft[], field?: string, everyMs = 10_000): History {
  return drafts.slice(1).reduce(
    (history, after, at) =>
      withStep(history, {
        before: drafts[at]!,
        after,
        what: `step ${at + 1}`,
        atMs: at * everyMs,
        ...(field === undefined ? {} : { field }),
      }),
    noHistory,
  )
}

test('goes back step by step and forward again, until something new is done', () => {
  const drafts = [draft('a'), draft('ab'), draft('ba'), draft('ba', 45)]
  const first = takeBack(historyOf(drafts), drafts[3]!)!
  expect(first).toMatchObject({ draft: drafts[2], step: { what: 'step 3' } })
  const second = takeBack(first.history, first.draft)!
  expect(second.draft).toEqual(drafts[1])
  const again = doAgain(second.history, second.draft)!
  expect(again.draft).toEqual(drafts[2])
  const anew = withStep(second.history, {
    before: drafts[1]!,
    after: draft('abc'),
    what: 'new',
    atMs: 99_000,
  })
  expect(doAgain(anew, draft('abc'))).toBeNull()
  expect(anew.done.map(({ what }) => what)).toEqual(['step 1', 'new'])
  expect(takeBack(noHistory, draft('a'))).toBeNull()
})

test('what somebody else did meanwhile stays', () => {
  const added = historyOf([draft('ab'), draft('abx')])
  expect(orderOf(takeBack(added, draft('aybx'))!.draft)).toBe('ayb')
  const moved = historyOf([draft('abc'), draft('cab')])
  expect(orderOf(takeBack(moved, draft('caby'))!.draft)).toBe('abcy')
  const removed = { before: draft('abc', 30, { b: 3 }), after: draft('ac') }
  expect(without(removed, draft('acy', 45))).toEqual(draft('abcy', 45, { b: 3 }))
})

test('the letters of one number are one step; another field, or a rest, begins the next', () => {
  const typed = [draft('a', 30), draft('a', 4), draft('a', 45)].map((one) => one)
  expect(historyOf(typed, 'slot', 500).done).toMatchObject([{ before: typed[0], after: typed[2] }])
  expect(historyOf(typed, 'slot', 5000).done).toHaveLength(2)
  expect(historyOf(typed, undefined, 500).done).toHaveLength(2)
  // Typed and typed back, nothing was done.
  expect(historyOf([...typed, typed[0]!], 'slot', 500).done).toEqual([])
})

test('a swapped question stands in the same place with the same weight, and is never there twice', () => {
  const before = draft('abc', 30, { b: 2 })
  const after = withSwapped(before, 'b', 'x')
  expect(after).toEqual(draft('axc', 30, { x: 2 }))
  expect(withSwapped(before, 'b', 'c')).toBe(before)
  const step = { before, after, what: 'swapped', atMs: 0 }
  expect(takeBack(withStep(noHistory, step), after)?.draft).toEqual(before)
})

test('whatever was done, taking all of it back gives what was there, and doing it again what came of it', () => {
  const anyDraft = fc
    .tuple(
      fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e')),
      fc.constantFrom(30, 45),
      fc.constantFrom(1, 2),
    )
    .map(([ids, slot, weight]) =>
      draft(ids.join(''), slot, Object.fromEntries(ids.map((id) => [id, weight]))),
    )
  fc.assert(
    fc.property(fc.array(anyDraft, { minLength: 1, maxLength: 8 }), (drafts) => {
      let [history, now] = [historyOf(drafts), drafts.at(-1)!]
      for (let turned = takeBack(history, now); turned; turned = takeBack(history, now))
        [history, now] = [turned.history, turned.draft]
      expect(now).toEqual(drafts[0])
      for (let turned = doAgain(history, now); turned; turned = doAgain(history, now))
        [history, now] = [turned.history, turned.draft]
      expect(now).toEqual(drafts.at(-1))
    }),
  )
})
