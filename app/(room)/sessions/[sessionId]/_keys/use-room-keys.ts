'use client'

import type { Room } from '@/server/sessions/room'
import type { PanelBoard } from '../_board/use-panel-board'
import { nextUnscored, type Question } from '../_question/marks'
import type { Recording } from '../_question/recording'
import type { Saver } from '../_saving/saver'
import type { useShown } from '../_shown/use-shown'
import type { KeyMap } from './keys'
import { useKeys } from './use-keys'

/**
 * The room's keys. One that records or moves counts for where the person is, so that eight of them score eight questions
 * however fast they come; one that goes to something on the screen waits for the screen.
 */
export function useRoomKeys(
  hand: {
    room: Pick<Room, 'questions'>
    saver: Saver
    recording: Recording
    shown: Pick<ReturnType<typeof useShown>, 'placeNow' | 'showNow'>
    panel: PanelBoard | null
    /** Goes somewhere by the person's own choice, or with the others. */
    go: (to: number) => void
    turnTo: (to: number) => void
    undo: () => void
    /** Whether a score leads on to the next question. */
    goesOn: boolean
    start: (() => void) | null
    toNote: () => void
    toHeading: () => void
    onHelp: () => void
    onSubmit: () => void
  },
  keys: KeyMap,
  keysOn: boolean,
  isReady: boolean,
) {
  const { saver, recording, panel, go } = hand
  const { questions } = hand.room
  const { placeNow, showNow } = hand.shown

  function onHere(act: (here: Question) => void) {
    const here = questions[placeNow()]
    if (here) act(here)
  }

  function onScreen(act: () => void) {
    showNow()
    act()
  }

  function score(here: Question, value: number) {
    recording.score(here, value, null)
    if (!hand.goesOn) return
    // Whoever follows goes where the others are.
    if (panel?.isLed) return hand.turnTo(panel.place)
    const next = nextUnscored(questions, saver.state().fields, placeNow())
    go(next ?? (here.scores ? questions.length : placeNow() + 1))
  }

  useKeys(
    {
      score: (value) => onHere((here) => score(here, value)),
      notAssessed: () => onHere((here) => recording.nextNotAssessed(here)),
      togglePoint: (place) => onHere((here) => recording.pointAt(here, place)),
      followUp: () => onHere((here) => recording.nextFollowUp(here)),
      undo: hand.undo,
      move: (step) => go(placeNow() + step),
      note: () => onScreen(hand.toNote),
      leaveNote: hand.toHeading,
      help: () => onScreen(hand.onHelp),
      start: hand.start,
      board: panel && {
        ask: () => onScreen(panel.acts.ask),
        skip: () => onScreen(panel.acts.skip),
        follow: () => onScreen(panel.acts.follow),
      },
      submit: () => onScreen(hand.onSubmit),
    },
    keys,
    keysOn,
    isReady,
  )
}
