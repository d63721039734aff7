'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/checkbox'
import { Kbd } from '@/app/_ui/kbd'
import { changeKey, type KeyMap, keyActs, usualKeys } from './keys'

const fixed: readonly [readonly string[], string][] = [
  [['Esc'], 'Leave the note'],
  [['←', '→'], 'Previous and next question'],
  [['Ctrl', 'Enter'], 'Review, and from there submit (Cmd on a Mac)'],
]

type KeysDialogProps = {
  open: boolean
  onClose: () => void
  keys: KeyMap
  onKeyMap: (keys: KeyMap) => void
  keysOn: boolean
  onKeys: (on: boolean) => void
  goesOn: boolean
  onGoesOn: (on: boolean) => void
}

/** All keys of the room, the person's own where they like others, and the switches. Each has its control on the page. */
export function KeysDialog(props: KeysDialogProps) {
  const { open, onClose, keysOn, onKeys, goesOn, onGoesOn } = props
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
      className="m-auto w-full max-w-lg rounded-lg bg-raised p-5 text-ink shadow-float ring-1 ring-line backdrop:bg-scrim"
    >
      <h2 id="keys-title" className="text-base font-semibold">
        Keys in the room
      </h2>
      {open ? <KeyList keys={props.keys} onKeyMap={props.onKeyMap} /> : null}
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

function KeyList({ keys, onKeyMap }: { keys: KeyMap; onKeyMap: (keys: KeyMap) => void }) {
  const [isChanging, setIsChanging] = useState(false)
  const [said, setSaid] = useState<{ act: string; words: string; isWrong: boolean } | null>(null)

  function change(act: string, label: string, typed: string) {
    if (typed === '') return
    const changed = changeKey(keys, act, typed)
    if ('keys' in changed) onKeyMap(changed.keys)
    setSaid(
      'keys' in changed
        ? { act, words: `${label}: ${typed.toUpperCase()}.`, isWrong: false }
        : { act, words: changed.whyNot, isWrong: true },
    )
  }

  return (
    <>
      <dl className="mt-3 grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
        {keyActs.map(({ act, label }) => (
          <div key={act} className="flex items-center gap-3">
            <dt className="flex w-10 shrink-0 justify-center uppercase">
              {isChanging ? (
                <input
                  aria-label={`Key for: ${label}`}
                  aria-invalid={said?.act === act && said.isWrong ? true : undefined}
                  aria-describedby={said?.act === act && said.isWrong ? 'keys-said' : undefined}
                  value={keys.get(act) ?? ''}
                  onChange={(event) => change(act, label, event.target.value.match(/\S$/u)?.[0] ?? '')}
                  onFocus={(event) => event.target.select()}
                  className="h-7 w-9 rounded-sm border border-control bg-canvas text-center uppercase aria-invalid:border-loss pointer-coarse:h-9"
                />
              ) : (
                <Kbd>{keys.get(act)}</Kbd>
              )}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
        {fixed.map(([chord, meaning]) => (
          <div key={meaning} className="flex items-center gap-3 sm:col-span-2">
            <dt className="flex w-24 shrink-0 gap-1">
              {chord.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p
        id="keys-said"
        role={said?.isWrong ? 'alert' : 'status'}
        className={said?.isWrong ? 'mt-2 font-medium text-loss-text' : 'mt-2 text-ink-2'}
      >
        {said?.words}
      </p>
      <div className="mt-2 flex gap-2">
        <Button size="small" onClick={() => setIsChanging(!isChanging)}>
          {isChanging ? 'Done changing' : 'Change keys'}
        </Button>
        {isChanging ? (
          <Button
            size="small"
            kind="bare"
            onClick={() => {
              onKeyMap(usualKeys)
              setSaid({ act: '', words: 'All keys are as usual.', isWrong: false })
            }}
          >
            Back to the usual keys
          </Button>
        ) : null}
      </div>
    </>
  )
}
