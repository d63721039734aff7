import clsx from 'clsx'
import { type ReactNode, useId } from 'react'
import { Checkbox } from './checkbox'
import { FieldError } from './field'

export type GroupChoice = {
  value: string
  label: ReactNode
  description?: ReactNode
  disabled?: boolean
}

type CheckboxGroupProps = {
  legend: ReactNode
  name: string
  choices: readonly GroupChoice[]
  values: readonly string[]
  onChange: (values: string[]) => void
  description?: ReactNode
  error?: string | undefined
  className?: string
}

/** Any number of a few, by name. Wide places show them in columns. */
export function CheckboxGroup({
  legend,
  name,
  choices,
  values,
  onChange,
  description,
  error,
  className,
}: CheckboxGroupProps) {
  const id = useId()
  return (
    <fieldset
      aria-describedby={clsx(description && `${id}-help`, error && `${id}-error`) || undefined}
      className={clsx('flex min-w-0 flex-col gap-1', className)}
    >
      <legend className="mb-1 font-medium">{legend}</legend>
      {description ? (
        <p id={`${id}-help`} className="mb-1 text-ink-2">
          {description}
        </p>
      ) : null}
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-x-6 gap-y-1.5">
        {choices.map((choice, at) => (
          <Checkbox
            key={choice.value}
            name={name}
            value={choice.value}
            label={choice.label}
            description={choice.description}
            disabled={choice.disabled}
            checked={values.includes(choice.value)}
            // The first stands for the group where a refusal puts the focus.
            aria-invalid={error && at === 0 ? true : undefined}
            aria-describedby={error && at === 0 ? `${id}-error` : undefined}
            onChange={(event) =>
              onChange(
                choices
                  .map((one) => one.value)
                  .filter((value) =>
                    value === choice.value ? event.target.checked : values.includes(value),
                  ),
              )
            }
          />
        ))}
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </fieldset>
  )
}
