'use client'

import { useMemo } from 'react'
import { useStable } from '@/app/_ui/use-stable'
import { standingOnBoard } from '@/server/boards/rules'
import type { Room } from '@/server/sessions/room'
import { boardControls } from './board-words'
import { useBoard } from './use-board'
import { useFollow } from './use-follow'

export type PanelBoard = NonNullable<ReturnType<typeof usePanelBoard>>

const notCurrent = 'The board is not up to date here, so it cannot be moved.'

/** The live board with what this room does about it; null for a session that nobody else sits in. */
export function usePanelBoard(
  room: Room,
  { at, isPlaced }: { at: number; isPlaced: boolean },
  onCarry: (to: number) => void,
  say: (words: string) => void,
) {
  const live = useBoard(room)
  const { questions, memberId } = room
  const { place, follows, isLed, hint, follow, stay, goOwnWay } = useFollow({
    board: live?.board ?? null,
    room,
    at,
    isPlaced,
    onCarry,
    say,
  })
  const board = live?.board ?? null
  const question = questions[at]
  const standing = board && question ? standingOnBoard(board, question.setItemId) : 'to come'
  const whyNotMove = !live || live.isCurrent ? null : notCurrent
  const isAsker = board?.asking?.memberId === memberId

  async function move(control: 'ask' | 'skip') {
    if (!question) return say('Go to a question first.')
    if (whyNotMove) return say(whyNotMove)
    if (!live || live.isMoving || !board) return say('The board is not ready yet. Press again.')
    const { to, said } = boardControls[standing][control]
    if (await live.move(question.setItemId, to)) say(`${said} question ${question.number}.`)
  }

  function toggle() {
    if (follows && (place < 0 || place === at)) {
      stay()
      return say('You stay where you are.')
    }
    follow()
    say(place < 0 ? 'You follow once a question is asked.' : 'You follow.')
  }

  const ask = useStable(() => void move('ask'))
  const skip = useStable(() => void move('skip'))
  const toggleFollow = useStable(toggle)
  const acts = useMemo(() => ({ ask, skip, follow: toggleFollow }), [ask, skip, toggleFollow])

  return useMemo(
    () =>
      live && {
        ...live,
        standing,
        hint,
        whyNotMove,
        /** Where the question that is asked now stands in the room; -1 where none is. */
        place,
        follows,
        /** Whether this room goes along with somebody else who asks. */
        isLed,
        isAsker,
        goOwnWay,
        acts,
      },
    [live, standing, hint, whyNotMove, place, follows, isLed, isAsker, goOwnWay, acts],
  )
}
