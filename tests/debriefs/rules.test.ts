import { describe, expect, test } from 'vitest'
import { followsBeyondChance, nextTopic, opensWhen, partOf, stateOf } from '@/server/debriefs/rules'
import { influence, type Revision } from '@/server/stats/interviewers/influence'

const word = (value: number | null, notAssessed: 'no time' | null = null) => ({ value, notAssessed })

test('where a talk stands', () => {
  const open = new Date()
  expect(stateOf({ openedAt: null, ownDrafts: 0 }, null)).toBe('sealed')
  expect(stateOf({ openedAt: null, ownDrafts: 1 }, null)).toBe('sealed')
  expect(stateOf({ openedAt: open, ownDrafts: 1 }, { endedAt: null })).toBe('own scorecard')
  expect(stateOf({ openedAt: open, ownDrafts: 0 }, null)).toBe('ready')
  expect(stateOf({ openedAt: open, ownDrafts: 0 }, { endedAt: null })).toBe('running')
  expect(stateOf({ openedAt: open, ownDrafts: 0 }, { endedAt: open })).toBe('ended')
})

test('when it opens, in words', () => {
  expect(opensWhen([])).toContain('Nobody is expected')
  expect(opensWhen(['Mei'])).toBe('Opens when the scorecard of Mei is in.')
  expect(opensWhen(['Mei', 'Tomás', 'Priya'])).toBe(
    'Opens when the scorecards of Mei, Tomás, and Priya are in.',
  )
})

test('which part of the agenda an answer belongs to', () => {
  expect(partOf([word(2), word(4)])).toBe('disagreements')
  expect(partOf([word(2), word(3)])).toBe('the rest')
  expect(partOf([word(2), word(null, 'no time')])).toBe('not assessed by some')
  // Apart, and not assessed by a third: the disagreement is what there is to talk about.
  expect(partOf([word(2), word(4), word(null, 'no time')])).toBe('disagreements')
  // Nobody could assess it, or nobody was to: there are no two sides.
  expect(partOf([word(null, 'no time'), word(null, 'no time')])).toBe('the rest')
  expect(partOf([word(null), word(3)])).toBe('the rest')
  expect(partOf([])).toBe('the rest')
})

describe('what comes next', () => {
  const agenda = (settled: string) =>
    ['a', 'b', 'c'].map((questionId) => ({ questionId, isSettled: settled.includes(questionId) }))

  test('is what follows and is not settled, from the top again after the last', () => {
    expect(nextTopic(agenda(''), 'a')).toBe('b')
    expect(nextTopic(agenda('b'), 'a')).toBe('c')
    expect(nextTopic(agenda(''), 'c')).toBe('a')
    expect(nextTopic(agenda('c'), 'b')).toBe('a')
  })
  test('is nothing once all others are settled, and the top where nothing is talked about', () => {
    expect(nextTopic(agenda('bc'), 'a')).toBeNull()
    expect(nextTopic(agenda(''), null)).toBe('a')
    expect(nextTopic(agenda('abc'), null)).toBeNull()
  })
})

describe('chance', () => {
  const options = { seed: 1, permutations: 2_000 }
  // Twelve answers sealed at 3, the other at 1 or 5 in turn; one follows every time, one goes up whatever the other gave.
  const scores = (final: (other: number) => number): Revision[] =>
    Array.from({ length: 12 }, (_, at) => at).flatMap((at) => {
      const other = at % 2 === 0 ? 1 : 5
      const place = { candidate: `${at}`, question: 'q' }
      return [
        { ...place, interviewer: 'Mei', sealed: 3, final: final(other) },
        { ...place, interviewer: 'Tomás', sealed: other, final: other },
      ]
    })
  const mei = (final: (other: number) => number) =>
    influence(scores(final), options).find(({ interviewer }) => interviewer === 'Mei')!.panel

  test('who follows every time does so beyond chance: one order in 924 does as much', () => {
    const said = followsBeyondChance(mei((other) => (other > 3 ? 4 : 2)))
    expect(said).toMatchObject({ p: expect.closeTo(1 / 924, 10) })
  })
  test('who moves up whatever the other gave gives nothing to tell by', () => {
    expect(followsBeyondChance(mei(() => 4))).toBe('too few')
  })
  test('who moves one way half of the time does not', () => {
    let at = 0
    expect(
      followsBeyondChance(
        mei((other) => {
          at += 1
          return at % 3 === 0 ? 3 : other > 3 === at % 4 > 1 ? 4 : 2
        }),
      ),
    ).toBe('no')
  })
})
