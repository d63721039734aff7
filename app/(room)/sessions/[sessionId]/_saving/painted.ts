/** What is shown, made anew by `look` at each change, which is told what was shown before. */
export function createPainted<State>(look: (before?: State) => State) {
  const listeners = new Set<() => void>()
  let state = look()

  function subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }

  return {
    state: () => state,
    subscribe,
    paint() {
      state = look(state)
      for (const listener of listeners) listener()
    },
    /** Resolves to what `find` finds first, now or after a change. */
    until<Found>(find: (now: State) => Found | undefined): Promise<Found> {
      return new Promise((resolve) => {
        const check = () => {
          const found = find(state)
          if (found === undefined) return
          leave()
          resolve(found)
        }
        const leave = subscribe(check)
        check()
      })
    },
  }
}
