'use client'

import { useCallback, useSyncExternalStore } from 'react'

const changed = 'evenhand-preference'

function listenTo(listen: () => void) {
  window.addEventListener('storage', listen)
  window.addEventListener(changed, listen)
  return () => {
    window.removeEventListener('storage', listen)
    window.removeEventListener(changed, listen)
  }
}

/** A switch of this person's on this device, on unless turned off. */
export function usePreference(name: 'keys' | 'go on'): [boolean, (on: boolean) => void] {
  const key = `evenhand ${name}`
  const on = useSyncExternalStore(
    listenTo,
    () => localStorage.getItem(key) !== 'off',
    () => true,
  )
  const set = useCallback(
    (next: boolean) => {
      localStorage.setItem(key, next ? 'on' : 'off')
      window.dispatchEvent(new Event(changed))
    },
    [key],
  )
  return [on, set]
}
