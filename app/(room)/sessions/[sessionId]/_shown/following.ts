import { afterFrame, withFrame } from './frames'

type Later = (act: () => void) => () => void

/**
 * What is shown of something that changes: it follows once the frame is painted in which the change itself was answered,
 * many changes at once; with that frame, where the change is what the person waits for; or when it is asked to. No
 * transition of React's: those wait for one another, and this would wait for a page that is read again on a slow line.
 */
export function createFollowing<Now>(
  now: () => Now,
  isSame: (one: Now, other: Now) => boolean,
  { soon, later }: { soon: Later; later: Later } = { soon: withFrame, later: afterFrame },
) {
  const listeners = new Set<() => void>()
  let shown = now()
  let due: { callOff: () => void; isSoon: boolean } | null = null

  function show() {
    due?.callOff()
    due = null
    const next = now()
    if (isSame(shown, next)) return
    shown = next
    for (const listener of listeners) listener()
  }

  return {
    shown: () => shown,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** Something has changed. */
    follow: () => {
      due ??= { callOff: later(show), isSoon: false }
    },
    /** Something has changed that the person waits for. */
    hurry: () => {
      if (due?.isSoon) return
      due?.callOff()
      due = { callOff: soon(show), isSoon: true }
    },
    show,
  }
}
