'use client'

import { useRef, useSyncExternalStore } from 'react'
import type { SaveState } from '../_saving/save-state'
import type { Saver } from '../_saving/saver'

type Fields = SaveState['fields']

/**
 * What a control shows of what is recorded, in the very frame of the press or of the letter; the rest of the room follows
 * it (see `useShown`). Only a change of that renders it again; a list is the same while its parts are.
 */
export function useSlice<Part>(saver: Saver, pick: (fields: Fields) => Part): Part {
  const last = useRef<{ part: Part } | null>(null)
  const look = () => {
    const part = pick(saver.state().fields)
    if (!last.current || !isSame(last.current.part, part)) last.current = { part }
    return last.current.part
  }
  return useSyncExternalStore(saver.subscribe, look, look)
}

function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return Object.is(one, other)
  return one.length === other.length && one.every((part, at) => Object.is(part, other[at]))
}
