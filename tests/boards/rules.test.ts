import { expect, test } from 'vitest'
import { boardInWords } from '@/app/(room)/sessions/[sessionId]/_board/board-words'
import { askedInWords } from '@/app/(room)/sessions/[sessionId]/time-left'
import { presenceBeatMs, presenceHoldsSeconds, standingOnBoard, whyNotMove } from '@/server/boards/rules'

test('a question stands where it was put last', () => {
  const board = { asking: { setItemId: 'b' }, asked: ['a'], skipped: ['c'] }
  expect(['a', 'b', 'c', 'd'].map((id) => standingOnBoard(board, id))).toEqual([
    'asked',
    'asking',
    'skipped',
    'to come',
  ])
})

test('the board moves as long as something can be recorded, by whoever is in the session', () => {
  const seated = { excusedAt: null }
  for (const state of ['scheduled', 'live', 'wrapping up'] as const)
    expect(whyNotMove({ state }, seated)).toBeNull()
  for (const state of ['closed', 'no-show', 'cancelled'] as const)
    expect(whyNotMove({ state }, seated)).not.toBeNull()
  expect(whyNotMove({ state: 'live' }, { excusedAt: new Date() })).toContain('excused')
})

test('a room in a tab in the background, which speaks once a minute, is still here', () => {
  expect(presenceHoldsSeconds).toBeGreaterThan(60)
  expect(presenceBeatMs).toBeLessThan(60_000)
})

test('the time of what is asked goes down by whole minutes, is over in amber, and never more than there was', () => {
  const words = (secondsLater: number) => askedInWords(secondsLater * 1000, 0, 5)
  expect(words(-30)).toEqual({ words: '5 min left', isOver: false })
  expect(words(0)).toEqual({ words: '5 min left', isOver: false })
  expect(words(61)).toEqual({ words: '4 min left', isOver: false })
  expect(words(299)).toEqual({ words: '1 min left', isOver: false })
  expect(words(300)).toEqual({ words: '0 min over', isOver: true })
  expect(words(420)).toEqual({ words: '2 min over', isOver: true })
})

test('where a question stands is said with its number, and nothing while it is to come', () => {
  expect(boardInWords('asking', 'Ada')).toBe(', asked now by Ada')
  expect(boardInWords('skipped', 'Ada')).toBe(', skipped')
  expect(boardInWords('to come', 'Ada')).toBe('')
})
