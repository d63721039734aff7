'use client'

import { useSyncExternalStore } from 'react'
import { type KeyMap, readKeys, usualKeys, writeKeys } from './keys'

const place = 'evenhand room keys'
const changed = 'evenhand-keys'

// Many controls show their key: all listen in one way, and the map is read once for all of them.
let read: { from: string | null; keys: KeyMap } = { from: null, keys: usualKeys }

function keysNow(): KeyMap {
  const from = localStorage.getItem(place)
  if (read.from !== from) read = { from, keys: readKeys(from) }
  return read.keys
}

const keysOnServer = () => usualKeys

function listenTo(listen: () => void) {
  window.addEventListener('storage', listen)
  window.addEventListener(changed, listen)
  return () => {
    window.removeEventListener('storage', listen)
    window.removeEventListener(changed, listen)
  }
}

function setKeys(next: KeyMap) {
  localStorage.setItem(place, writeKeys(next))
  window.dispatchEvent(new Event(changed))
}

/** The person's own keys on this device. */
export function useKeyMap(): [KeyMap, (keys: KeyMap) => void] {
  return [useSyncExternalStore(listenTo, keysNow, keysOnServer), setKeys]
}
