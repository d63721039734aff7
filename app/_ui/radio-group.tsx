import clsx from 'clsx'
import { type ReactNode, useId } from 'react'
import { FieldError } from './field'

export type Choice = { value: string; label: ReactNode; description?: ReactNode; disabled?: boolean }

type ChoiceProps = {
  legend: ReactNode
  legendHidden?: boolean
  name: string
  choices: readonly Choice[]
  /** Give `value` and `onChange` to control it, or `defaultValue` to leave it to the form. */
  value?: string
  defaultValue?: string
  onChange?: (value: string) => void
  description?: ReactNode
  error?: string
  className?: string
}

function radioProps(
  { value, defaultValue, onChange, choices, error }: ChoiceProps,
  choice: Choice,
  id: string,
) {
  // The one that Tab leads to stands for the group where a refusal puts the focus.
  const standsForAll = choice === (choices.find((one) => one.value === value) ?? choices[0])
  return {
    'aria-invalid': error && standsForAll ? true : undefined,
    'aria-describedby':
      clsx(choice.description && `${id}-${choice.value}`, error && standsForAll && `${id}-error`) ||
      undefined,
    type: 'radio',
    value: choice.value,
    disabled: choice.disabled,
    checked: value === undefined ? undefined : value === choice.value,
    defaultChecked: defaultValue === undefined ? undefined : defaultValue === choice.value,
    onChange: onChange && (() => onChange(choice.value)),
  } as const
}

/** One of a few, each with room for a sentence. */
export function RadioGroup(props: ChoiceProps) {
  const id = useId()
  return (
    <Choices {...props} id={id}>
      <div className="flex flex-col gap-2">
        {props.choices.map((choice) => (
          <div key={choice.value}>
            <label className="flex min-h-6 items-start gap-2 pointer-coarse:min-h-11 pointer-coarse:items-center">
              <input
                {...radioProps(props, choice, id)}
                name={props.name}
                className="mt-0.5 size-4 shrink-0 pointer-coarse:mt-0 pointer-coarse:size-5"
              />
              <span className="min-w-0 wrap-anywhere">{choice.label}</span>
            </label>
            {choice.description ? (
              <p id={`${id}-${choice.value}`} className="ps-6 text-ink-2">
                {choice.description}
              </p>
            ) : null}
          </div>
        ))}
      </div>
    </Choices>
  )
}

/** One of two to five short words, side by side. */
export function SegmentedControl(props: ChoiceProps) {
  const id = useId()
  return (
    <Choices {...props} id={id}>
      <div className="flex w-fit max-w-full flex-wrap gap-0.5 rounded-md bg-sunken p-0.5 ring-1 ring-inset ring-control/50">
        {props.choices.map((choice) => (
          <label
            key={choice.value}
            className={clsx(
              'relative inline-flex min-h-7 max-w-full items-center rounded-sm px-2.5 font-medium text-ink-2 hover:text-ink pointer-coarse:min-h-11 pointer-coarse:px-4',
              'has-checked:bg-raised has-checked:text-ink has-checked:ring-1 has-checked:ring-control',
              'has-focus-visible:outline-2 has-focus-visible:outline-focus has-disabled:text-ink-3',
            )}
          >
            <input
              {...radioProps(props, choice, id)}
              name={props.name}
              className="absolute inset-0 cursor-[inherit] appearance-none opacity-0"
            />
            <span className="inline-flex min-w-0 items-center gap-1.5 wrap-anywhere">{choice.label}</span>
          </label>
        ))}
      </div>
    </Choices>
  )
}

function Choices({
  id,
  legend,
  legendHidden,
  description,
  error,
  className,
  children,
}: ChoiceProps & { id: string; children: ReactNode }) {
  return (
    <fieldset
      aria-describedby={clsx(description && `${id}-help`, error && `${id}-error`) || undefined}
      className={clsx('flex min-w-0 flex-col gap-1', className)}
    >
      <legend className={legendHidden ? 'sr-only' : 'mb-1 font-medium'}>{legend}</legend>
      {description ? (
        <p id={`${id}-help`} className="mb-1 text-ink-2">
          {description}
        </p>
      ) : null}
      {children}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </fieldset>
  )
}
