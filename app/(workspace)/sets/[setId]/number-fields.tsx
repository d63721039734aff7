'use client'

import clsx from 'clsx'
import { useState } from 'react'
import { Field } from '@/app/_ui/field'
import { TextInput } from '@/app/_ui/text-input'
import { countInput } from '@/server/assembly/input'
import { slotMinutesInput, weightInput } from '@/server/sets/input'
import { readNumber } from '../read-number'

type NumberFieldProps = {
  label: string
  labelHidden?: boolean
  value: number
  /** Called with every number that can be saved. */
  onNumber: (value: number) => void
}

/** How much a question counts beside the others. */
export function WeightField(props: NumberFieldProps) {
  return <NumberField {...props} input={weightInput} inputMode="decimal" />
}

export function SlotField(props: NumberFieldProps) {
  return <NumberField {...props} input={slotMinutesInput} inputMode="numeric" />
}

/** How many questions or candidates. */
export function CountField(props: NumberFieldProps) {
  return <NumberField {...props} input={countInput} inputMode="numeric" />
}

/** Hands on what is typed as soon as it is right; what is wrong stays in the field and says why. */
function NumberField({
  label,
  labelHidden = false,
  value,
  onNumber,
  input,
  inputMode,
}: NumberFieldProps & {
  input: typeof weightInput | typeof countInput
  inputMode: 'decimal' | 'numeric'
}) {
  // Null while the field shows what the draft has.
  const [typed, setTyped] = useState<string | null>(null)
  const read = typed === null ? null : input.safeParse(readNumber(typed))
  const error = read?.success === false ? `${read.error.issues[0]?.message} ${value} is kept.` : undefined
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
          className={clsx('text-end tabular-nums', input === slotMinutesInput ? 'w-24!' : 'w-14!')}
          value={typed ?? String(value)}
          onChange={(event) => {
            setTyped(event.target.value)
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
