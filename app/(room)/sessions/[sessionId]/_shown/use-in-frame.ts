'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { createFollowing } from './following'

/**
 * What is to be read of something that changes, in the frame of the change and once for all changes before it: nothing older
 * is painted, and the key that changed it does not wait for this.
 */
export function useInFrame<Now>(subscribe: (listener: () => void) => () => void, look: () => Now): Now {
  const [following] = useState(() => createFollowing(look, Object.is))
  useEffect(() => {
    following.show()
    return subscribe(following.hurry)
  }, [subscribe, following])
  return useSyncExternalStore(following.subscribe, following.shown, following.shown)
}
