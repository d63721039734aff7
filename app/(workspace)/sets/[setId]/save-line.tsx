'use client'

import { Button } from '@/app/_ui/button'
import type { ActError } from '@/app/_ui/use-act'
import type { SaveState } from './use-draft'

const words: Record<SaveState, string> = {
  saved: 'Saved',
  saving: 'Saving…',
  refused: 'Not saved.',
  unreachable: 'Not saved.',
  conflict: 'Not saved: somebody else changed this set.',
}

const whyWords: Record<ActError['kind'], string> = {
  refused: 'It was refused',
  'signed out': 'You are signed out: sign in again in another tab',
  unreachable: 'Evenhand cannot be reached',
  failed: 'Evenhand had a fault of its own',
}

/** Whether what is on screen is kept, and if not, why. */
export function SaveLine({
  state,
  error,
  onRetry,
}: {
  state: SaveState
  error: ActError | null
  onRetry: () => void
}) {
  const isWrong = state !== 'saved' && state !== 'saving'
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-3">
      <p role="status" className={isWrong ? 'font-medium text-attention-text' : 'text-xs text-ink-2'}>
        {words[state]}
        {state === 'unreachable'
          ? ` ${whyWords[error?.kind ?? 'unreachable']}; it is tried again by itself.`
          : null}
        {state === 'refused' ? ` ${error?.message}` : null}
      </p>
      {state === 'refused' || state === 'unreachable' ? (
        <Button kind="bare" size="small" className="-ms-2" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </div>
  )
}
