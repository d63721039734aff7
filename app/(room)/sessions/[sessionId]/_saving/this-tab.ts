import { uuidv7 } from 'uuidv7'

const lockOf = (tab: string) => `evenhand room ${tab}`
let own: Promise<string> | null = null

/**
 * This tab's name. Its lock is held as long as the tab lives, so that no other takes up what it is about to send: a
 * text that is still being typed would go out twice under one id, and the second be taken for a repeat.
 */
export function thisTab(): Promise<string> {
  own ??= new Promise((resolve) => {
    const name = uuidv7()
    if (!navigator.locks) return resolve(name)
    void navigator.locks.request(lockOf(name), () => {
      resolve(name)
      return new Promise(() => {})
    })
  })
  return own
}

/** Which of these tabs are open now. */
export async function openAmong(tabs: readonly string[]): Promise<Set<string>> {
  if (tabs.length === 0) return new Set()
  const held = (await navigator.locks?.query())?.held ?? []
  return new Set(tabs.filter((tab) => held.some((lock) => lock.name === lockOf(tab))))
}

/** Calls once that tab is gone, however it went. */
export function onceClosed(tab: string, act: () => void): void {
  void navigator.locks?.request(lockOf(tab), act)
}
