'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/checkbox'
import { Kbd } from '@/app/_ui/kbd'
import type { ReadingPage } from '@/server/second-looks/reading'
import { Rubric } from './rubric'

const rows: readonly [readonly string[], string][] = [
  [['1', '–', '5'], 'Score the answer, on to the next'],
  [['0'], 'Not assessed; again for the next reason'],
  [['J', 'K'], 'Next, previous answer'],
  [['U'], 'Take the last score back'],
]

/** Beside the answers, always at hand: the rubric, what is hidden and what may not be, the keys. */
export function ReadingAside({
  question,
  keysOn,
  onKeys,
  onUndo,
}: {
  question: ReadingPage['question']
  keysOn: boolean
  onKeys: (on: boolean) => void
  onUndo: () => void
}) {
  const [open, setOpen] = useState(true)
  // On a narrow screen it stands above the answers, and would push them out of sight.
  useEffect(() => setOpen(window.matchMedia('(min-width: 64rem)').matches), [])
  return (
    <aside
      aria-label="Rubric"
      className="min-w-0 max-lg:mb-4 lg:sticky lg:top-16 lg:max-h-[calc(100dvh-5rem)] lg:self-start lg:overflow-y-auto lg:pb-6"
    >
      <details
        open={open}
        onToggle={(event) => setOpen(event.currentTarget.open)}
        className="border-y border-line py-2"
      >
        <summary className="min-h-6 cursor-pointer font-semibold pointer-coarse:min-h-11 pointer-coarse:py-2.5">
          Hint and anchors
        </summary>
        <div className="pt-3 pb-2">
          <Rubric question={question} />
        </div>
      </details>
      <div className="flex flex-col gap-3 pt-4 max-lg:hidden">
        <h3 className="font-semibold text-ink-2">Keys</h3>
        <dl className="flex flex-col gap-1.5">
          {rows.map(([keys, meaning]) => (
            <div key={meaning} className="flex items-center gap-3">
              <dt className="flex w-20 shrink-0 items-center gap-1">
                {keys.map((key) => (key === '–' ? <span key={key}>–</span> : <Kbd key={key}>{key}</Kbd>))}
              </dt>
              <dd className="text-ink-2">{meaning}</dd>
            </div>
          ))}
        </dl>
        <Checkbox
          label="Use these keys"
          checked={keysOn}
          onChange={(event) => onKeys(event.target.checked)}
        />
        <Button size="small" className="self-start" onClick={onUndo}>
          Take the last score back
        </Button>
      </div>
    </aside>
  )
}
