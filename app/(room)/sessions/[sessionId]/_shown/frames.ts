// A tab that nobody sees paints nothing, and what waits for its frame still comes.
const unseenMs = 250

/** Runs `act` while the frame that is due is made, so that it is painted with it; returns what calls it off. */
export function withFrame(act: () => void): () => void {
  let isOver = false
  const run = () => {
    if (isOver) return
    callOff()
    act()
  }
  const unseen = setTimeout(run, unseenMs)
  const frame = requestAnimationFrame(run)
  function callOff() {
    isOver = true
    clearTimeout(unseen)
    cancelAnimationFrame(frame)
  }
  return callOff
}

/** Runs `act` in a task of its own once that frame is painted. */
export function afterFrame(act: () => void): () => void {
  let task: ReturnType<typeof setTimeout> | undefined
  const callOff = withFrame(() => {
    task = setTimeout(act)
  })
  return () => {
    callOff()
    clearTimeout(task)
  }
}
