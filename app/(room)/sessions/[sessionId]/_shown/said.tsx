'use client'

import { useState } from 'react'
import { createPainted } from '../_saving/painted'
import { useInFrame } from './use-in-frame'

export type Said = ReturnType<typeof createSaid>

/** What was said last to somebody who does not see the screen. */
function createSaid() {
  let words = ''
  const painted = createPainted(() => words)
  return {
    words: () => words,
    subscribe: painted.subscribe,
    say: (next: string) => {
      words = next
      painted.paint()
    },
  }
}

export function useSaid(): Said {
  const [said] = useState(createSaid)
  return said
}

/** Says it, and renders nothing else for that. */
export function SaidAloud({ said }: { said: Said }) {
  const words = useInFrame(said.subscribe, said.words)
  return (
    <p aria-live="polite" className="sr-only">
      {words}
    </p>
  )
}
