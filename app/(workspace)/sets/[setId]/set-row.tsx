'use client'

import ArrowLeftRight from 'lucide-react/icons/arrow-left-right'
import X from 'lucide-react/icons/x'
import { useRef, useState } from 'react'
import { Badge } from '@/app/_ui/badge'
import { buttonClass } from '@/app/_ui/button-class'
import { levelLabel } from '../../bank/question-words'
import type { BankQuestion, DraftRow } from './draft'
import { WeightField } from './number-fields'
import { Swap } from './swap'

type SetRowProps = {
  row: DraftRow
  /** Its place, from 0. */
  at: number
  inSet: readonly string[]
  bank: readonly BankQuestion[]
  onPlace: (to: number) => void
  onWeight: (weight: number) => void
  onRemove: () => void
  onSwap: (question: BankQuestion) => void
}

/** A question in its place of the set: where it stands, what it weighs, what could stand there instead. */
export function SetRow({ row, at, inSet, bank, onPlace, onWeight, onRemove, onSwap }: SetRowProps) {
  const opener = useRef<HTMLButtonElement>(null)
  const [isSwapping, setIsSwapping] = useState(false)
  return (
    <div>
      <div className="flex flex-col items-start gap-x-4 gap-y-2 @xl:flex-row @xl:items-center">
        <div className="flex min-w-0 flex-1 gap-2">
          <Place name={row.name} at={at} count={inSet.length} onPlace={onPlace} />
          <div className="min-w-0">
            <p className="line-clamp-6 break-words" title={row.name}>
              {row.name}
            </p>
            <p className="mt-0.5 text-xs text-ink-2">
              {row.minutes} min · {levelLabel(row.level)} · {row.competencies.join(', ')}
            </p>
            {row.usable ? null : (
              <p className="mt-1 flex flex-wrap items-center gap-x-2 text-xs text-attention-text">
                <Badge tone="attention">archived</Badge> Swap or remove it, or bring it back in the bank.
              </p>
            )}
          </div>
        </div>
        <div className="flex items-start gap-2 ps-9 @xl:ps-0">
          <span aria-hidden className="pt-2 text-xs text-ink-2 pointer-coarse:pt-3.5">
            Weight
          </span>
          <WeightField label={`Weight of ${row.name}`} labelHidden value={row.weight} onNumber={onWeight} />
          <button
            ref={opener}
            type="button"
            aria-label={`Swap ${row.name}`}
            title="Swap for a similar one"
            aria-expanded={isSwapping}
            className={buttonClass('bare', 'normal', true)}
            onClick={() => setIsSwapping(!isSwapping)}
          >
            <ArrowLeftRight aria-hidden size={16} />
          </button>
          <button
            type="button"
            data-remove=""
            aria-label={`Remove ${row.name}`}
            title="Remove"
            className={buttonClass('bare', 'normal', true)}
            onClick={onRemove}
          >
            <X aria-hidden size={16} />
          </button>
        </div>
      </div>
      {isSwapping ? (
        <Swap
          row={row}
          inSet={inSet}
          bank={bank}
          onSwap={onSwap}
          onClose={() => {
            setIsSwapping(false)
            opener.current?.focus()
          }}
        />
      ) : null}
    </div>
  )
}

type PlaceProps = { name: string; at: number; count: number; onPlace: (to: number) => void }

/** Where the question stands; another number moves it there, with no dragging. */
function Place({ name, at, count, onPlace }: PlaceProps) {
  return (
    <select
      aria-label={`Place of ${name}`}
      title="Move to another place"
      value={at}
      onChange={(event) => onPlace(Number(event.target.value))}
      className="h-6 w-7 shrink-0 cursor-pointer appearance-none rounded-sm bg-transparent pe-1 text-end text-ink-2 tabular-nums hover:bg-hover pointer-coarse:h-11 pointer-coarse:w-11"
    >
      {Array.from({ length: count }, (_, to) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place is its number
        <option key={to} value={to}>
          {to + 1}
        </option>
      ))}
    </select>
  )
}
