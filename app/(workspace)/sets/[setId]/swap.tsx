'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { useAct } from '@/app/_ui/use-act'
import { levelLabel } from '../../bank/question-words'
import type { BankQuestion, DraftRow } from './draft'

type SwapProps = {
  row: DraftRow
  /** The ids of all that stands in the set. */
  inSet: readonly string[]
  bank: readonly BankQuestion[]
  onSwap: (question: BankQuestion) => void
  onClose: () => void
}

/** The questions of the bank that can best stand in for one, nearest first; the arrow keys go through them. */
export function Swap({ row, inSet, bank, onSwap, onClose }: SwapProps) {
  const list = useRef<HTMLFieldSetElement>(null)
  const [similar, setSimilar] = useState<readonly BankQuestion[] | null>(null)
  const { run, error } = useAct(
    () => trpc.bank.similar.query({ questionId: row.id, besideIds: inSet.filter((id) => id !== row.id) }),
    { onDone: (ids) => setSimilar(ids.flatMap((id) => bank.find((one) => one.id === id) ?? [])) },
  )
  useEffect(() => {
    void run()
  }, [run])
  useEffect(() => {
    if (similar) list.current?.querySelector('button')?.focus()
  }, [similar])

  function press(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.preventDefault()
      onClose()
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const next = buttons[at + (event.key === 'ArrowDown' ? 1 : -1)]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return (
    <fieldset
      ref={list}
      aria-label={`Instead of ${row.name}`}
      className="mt-2 ms-9 flex flex-col items-start gap-2 border-s-2 border-accent ps-3"
      onKeyDown={press}
    >
      {error ? <ActRefusal error={error} /> : null}
      {similar === null && !error ? (
        <p role="status" className="text-xs text-ink-2">
          Looking for similar questions…
        </p>
      ) : null}
      {similar?.length === 0 ? (
        <p role="status" className="text-ink-2">
          The bank has no other question for this place.
        </p>
      ) : null}
      {similar && similar.length > 0 ? (
        <ul className="w-full">
          {similar.map((question) => (
            <li key={question.id} className="border-b border-line last:border-0">
              <button
                type="button"
                className="w-full rounded-sm px-1 py-1.5 text-start hover:bg-hover pointer-coarse:min-h-11"
                onClick={() => onSwap(question)}
              >
                <span className="line-clamp-3 break-words">{question.prompt}</span>
                <span className="mt-0.5 block text-xs text-ink-2">
                  {question.minutes} min · {levelLabel(question.level)} · {question.competencies.join(', ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <Button kind="bare" size="small" className="-ms-2" onClick={onClose}>
        Keep it as it is
      </Button>
    </fieldset>
  )
}
