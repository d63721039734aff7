const waitMsMax = 10_000

/** Tries again later, and later still each time, until something goes well. */
export function createRetry(attempt: () => void) {
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    later() {
      failures += 1
      clearTimeout(timer)
      // Half the wait is by chance, so that a room full of laptops does not come back in one beat.
      timer = setTimeout(attempt, Math.min(waitMsMax, 500 * 2 ** failures) * (0.5 + Math.random() / 2))
    },
    reset: () => {
      failures = 0
    },
  }
}
