'use client'

import clsx from 'clsx'
import { useState } from 'react'
import { Field } from '@/app/_ui/field'
import { TextInput } from '@/app/_ui/text-input'
import { countInput } from '@/server/assembly/input'
import { slotMinutesInput, weightInput } from '@/server/sets/input'
import { readNumber } from '../read-number'

type NumberFieldProps<Value = number> = {
  label: string
  labelHidden?: boolean
  value: Value
  /** Called with every number that can be saved. */
  onNumber: (value: number) => void
}

/** How much a question counts beside the others. */
export function WeightField(props: NumberFieldProps) {
  return <NumberField {...props} input={weightInput} inputMode="decimal" isOfDraft />
}

export function SlotField(props: NumberFieldProps) {
  return <NumberField {...props} input={slotMinutesInput} inputMode="numeric" isOfDraft />
}

/** How many questions or candidates. Where there may be any number, it is left empty. */
export function CountField(props: NumberFieldProps<number | null> & { onAny?: () => void }) {
  return <NumberField {...props} input={countInput} inputMode="numeric" />
}

/** Hands on what is typed as soon as it is right; what is wrong stays in the field and says why. */
function NumberField({
  label,
  labelHidden = false,
  value,
  onNumber,
  onAny,
  input,
  inputMode,
  isOfDraft = false,
}: NumberFieldProps<number | null> & {
  onAny?: () => void
  input: typeof weightInput | typeof countInput
  inputMode: 'decimal' | 'numeric'
  /** Whether the builder's own undo works in it. */
  isOfDraft?: boolean
}) {
  // Null while the field shows what the draft has.
  const [typed, setTyped] = useState<string | null>(null)
  const [seen, setSeen] = useState(value)
  const isAny = (text: string) => onAny !== undefined && text.trim() === ''
  const read = typed === null || isAny(typed) ? null : input.safeParse(readNumber(typed))
  // Changed from elsewhere, as by undo, what was typed is not what holds.
  if (seen !== value) {
    setSeen(value)
    if (typed !== null && (isAny(typed) ? null : read?.data) !== value) setTyped(null)
  }
  const kept = value === null ? 'Any number' : value
  const error = read?.success === false ? `${read.error.issues[0]?.message} ${kept} is kept.` : undefined
  return (
    <Field
      label={label}
      labelHidden={labelHidden}
      className={error ? 'w-40 shrink-0 @md:items-end' : 'w-max shrink-0'}
      {...(error ? { error } : {})}
    >
      {(control) => (
        <TextInput
          {...control}
          inputMode={inputMode}
          autoComplete="off"
          {...(isOfDraft ? { 'data-of-draft': '' } : {})}
          {...(onAny ? { placeholder: 'any' } : {})}
          className={clsx('text-end tabular-nums', input === slotMinutesInput ? 'w-24!' : 'w-14!')}
          value={typed ?? (value === null ? '' : String(value))}
          onChange={(event) => {
            setTyped(event.target.value)
            if (isAny(event.target.value)) return onAny?.()
            const next = input.safeParse(readNumber(event.target.value))
            if (next.success && next.data !== value) onNumber(next.data)
          }}
          onBlur={() => {
            if (!error) setTyped(null)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setTyped(null)
          }}
        />
      )}
    </Field>
  )
}
