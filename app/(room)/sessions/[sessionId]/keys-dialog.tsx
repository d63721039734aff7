'use client'

import { useEffect, useRef } from 'react'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/checkbox'
import { Kbd } from '@/app/_ui/kbd'

const rows: readonly [readonly string[], string][] = [
  [['1', '2', '3', '4', '5'], 'Score the question'],
  [['0'], 'Not assessed; again for the next reason'],
  [['A', '–', 'H'], 'Mark a point as heard, or not'],
  [['J'], 'Next question'],
  [['K'], 'Previous question'],
  [['N'], 'Write in the note'],
  [['Esc'], 'Leave the note'],
  [['Ctrl', 'Enter'], 'Review, and from there submit (Cmd on a Mac)'],
  [['S'], 'Start now, where the room asks'],
  [['?'], 'Show these keys'],
]

/** All keys of the room and the switches for them. Nothing needs them: each has its control on the page. */
export function KeysDialog({
  open,
  onClose,
  keysOn,
  onKeys,
  goesOn,
  onGoesOn,
}: {
  open: boolean
  onClose: () => void
  keysOn: boolean
  onKeys: (on: boolean) => void
  goesOn: boolean
  onGoesOn: (on: boolean) => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      aria-labelledby="keys-title"
      onClose={onClose}
      className="m-auto w-full max-w-md rounded-lg bg-raised p-5 text-ink shadow-float ring-1 ring-line backdrop:bg-scrim"
    >
      <h2 id="keys-title" className="text-base font-semibold">
        Keys in the room
      </h2>
      <dl className="mt-3 flex flex-col gap-2">
        {rows.map(([keys, meaning]) => (
          <div key={meaning} className="flex items-center gap-3">
            <dt className="flex w-32 shrink-0 gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 flex flex-col gap-2 border-t border-line pt-4">
        <Checkbox
          label="Use these keys"
          checked={keysOn}
          onChange={(event) => onKeys(event.target.checked)}
        />
        <Checkbox
          label="After scoring by key, go on to the next question without a score"
          checked={goesOn}
          onChange={(event) => onGoesOn(event.target.checked)}
        />
      </div>
      <div className="mt-4 flex justify-end">
        <Button onClick={onClose}>Close</Button>
      </div>
    </dialog>
  )
}
