'use client'

import { useCallback, useLayoutEffect, useRef } from 'react'

/** The act as it was rendered last, under one identity for good, so that what is handed it need not render again. */
export function useStable<Args extends unknown[], Result>(
  act: (...args: Args) => Result,
): (...args: Args) => Result {
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  return useCallback((...args: Args) => latest.current(...args), [])
}
