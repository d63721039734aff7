'use client'

import { useCallback, useEffect, useMemo, useReducer, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import type { Recording } from '../_question/recording'
import type { SaveState } from '../_saving/save-state'
import type { Saver } from '../_saving/saver'
import { createFollowing } from './following'

type Shown = { at: number; state: SaveState; canUndo: boolean }

/**
 * Where the person is, and what the room shows. A key counts for the place where the person is, at once; the room comes
 * there with the frame, once for all keys before it. What is clicked is meant for what is shown.
 */
export function useShown(saver: Saver, recording: Recording, first: () => number) {
  const [{ place, following }] = useState(() => {
    const place = { at: first(), isChosen: false }
    const now = (): Shown => ({ at: place.at, state: saver.state(), canUndo: recording.canUndo() })
    const following = createFollowing(
      now,
      (one, other) => one.at === other.at && one.state === other.state && one.canUndo === other.canUndo,
    )
    return { place, following }
  })
  // A layout effect may set the place before anything is subscribed to.
  const [, render] = useReducer((times: number) => times + 1, 0)
  const shown = useSyncExternalStore(following.subscribe, following.shown, following.shown)

  useEffect(() => {
    following.show()
    return saver.subscribe(following.follow)
  }, [saver, following])

  const ways = useMemo(
    () => ({
      /** Where the person is. */
      placeNow: () => place.at,
      /** Whether the person has chosen a place since the room opened. */
      hasChosen: () => place.isChosen,
      choose() {
        place.isChosen = true
      },
      /** Goes there; the room comes with the frame. */
      go(to: number) {
        place.at = to
        following.hurry()
      },
      /** Shows all that has happened, before something sets the focus or reads the screen. */
      showNow: () => flushSync(following.show),
    }),
    [place, following],
  )
  const setAt = useCallback(
    (to: number) => {
      place.at = to
      following.show()
      render()
    },
    [place, following],
  )
  return { ...shown, ...ways, setAt }
}
