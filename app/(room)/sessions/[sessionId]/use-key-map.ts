'use client'

import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { type KeyMap, readKeys, writeKeys } from './keys'

const place = 'evenhand room keys'
const changed = 'evenhand-keys'

/** The person's own keys on this device. */
export function useKeyMap(): [KeyMap, (keys: KeyMap) => void] {
  const kept = useSyncExternalStore(
    (listen) => {
      window.addEventListener('storage', listen)
      window.addEventListener(changed, listen)
      return () => {
        window.removeEventListener('storage', listen)
        window.removeEventListener(changed, listen)
      }
    },
    () => localStorage.getItem(place),
    () => null,
  )
  const keys = useMemo(() => readKeys(kept), [kept])
  const set = useCallback((next: KeyMap) => {
    localStorage.setItem(place, writeKeys(next))
    window.dispatchEvent(new Event(changed))
  }, [])
  return [keys, set]
}
