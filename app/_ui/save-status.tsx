'use client'

import clsx from 'clsx'
import Check from 'lucide-react/icons/check'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CloudOff from 'lucide-react/icons/cloud-off'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { path } from '@/app/_api/path'
import { TextLink } from './link'

const patienceMs = 1500

// All of them stand in the page and one is shown: it changes with every key in the room, and making one takes longer.
const icons = [
  ['saved', <Check key="saved" aria-hidden size={16} />],
  ['under way', <LoaderCircle key="under way" aria-hidden size={16} />],
  ['cut off', <CloudOff key="cut off" aria-hidden size={16} />],
  ['held', <CircleAlert key="held" aria-hidden size={16} />],
] as const

export type SavedSoFar = {
  unsent: number
  /** How many of these stay here until their text is changed. */
  held: number
  /** Whether all that is unsent survives a reload of this device. */
  kept: boolean
  link: 'on' | 'offline' | 'signed out'
  /** Whether a submission waits here too, behind what is unsent. */
  submission?: 'none' | 'waits' | 'goes' | 'done'
  /** When what is recorded may begin, while what waits here needs it started on purpose; else null. */
  asksToStart: Date | null
}

/** Whether what was recorded is with the server, on its way, or on this device only. Always in view. */
export function SaveStatus({
  state,
  isReady,
  signsInHere = false,
}: {
  state: SavedSoFar
  isReady: boolean
  /** Where the page itself has the way to sign in again. */
  signsInHere?: boolean
}) {
  const pathname = usePathname()
  const isSlow = useSlow(state.unsent > state.held)
  // Before this device's queue is read, nobody knows whether all is saved.
  const words = isReady ? statusInWords(state, isSlow) : 'Opening…'
  const isHeld = state.unsent > 0 && (state.held === state.unsent || state.asksToStart !== null)
  const icon = !isReady
    ? 'under way'
    : state.unsent === 0 && !waitsToSubmit(state)
      ? 'saved'
      : state.link !== 'on'
        ? 'cut off'
        : isHeld
          ? 'held'
          : 'under way'
  return (
    <div className="flex items-center gap-2">
      <p
        role="status"
        className={clsx(
          'flex items-center gap-1.5 whitespace-nowrap',
          (state.link === 'on' && !isHeld) || (state.unsent === 0 && !waitsToSubmit(state))
            ? 'text-ink-2'
            : 'font-medium text-attention-text',
        )}
      >
        {icons.map(([name, shown]) => (
          <span key={name} className={name === icon ? undefined : 'hidden'}>
            {shown}
          </span>
        ))}
        {words}
      </p>
      {state.link === 'signed out' && !signsInHere ? (
        <TextLink href={path.signIn({ next: pathname })}>Sign in</TextLink>
      ) : null}
    </div>
  )
}

const waitsToSubmit = ({ submission }: Pick<SavedSoFar, 'submission'>) =>
  submission === 'waits' || submission === 'goes'

export function statusInWords(
  { unsent, held, kept, link, asksToStart, submission }: SavedSoFar,
  isSlow: boolean,
): string {
  if (unsent === 0 && waitsToSubmit({ submission })) {
    if (link === 'on') return 'Saved, submitting…'
    return `${link === 'offline' ? 'Offline' : 'Signed out'}: submission kept on this device`
  }
  if (unsent === 0) return link === 'signed out' ? 'Signed out' : 'Saved'
  const changes = `${unsent} ${unsent === 1 ? 'change' : 'changes'}`
  const where = kept ? `${changes} kept on this device` : `${changes} in this tab only, keep it open`
  if (link === 'offline') return `Offline: ${where}`
  if (link === 'signed out') return `Signed out: ${where}`
  if (asksToStart) return `Not started: ${where}`
  if (held === unsent) return held === 1 ? 'One text is not saved' : `${held} texts are not saved`
  return isSlow && kept ? 'On this device, saving…' : 'Saving…'
}

/** True once something has been so for longer than a person takes for at once. */
function useSlow(active: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!active) return
    const timer = setTimeout(() => setSlow(true), patienceMs)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [active])
  return active && slow
}
