import clsx from 'clsx'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { FieldError } from './field'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode
  description?: ReactNode
  error?: string
}

/** One thing that is so or not. The whole line is the target. */
export function Checkbox({ label, description, error, className, ...rest }: CheckboxProps) {
  const id = useId()
  return (
    <div className={clsx('flex flex-col', className)}>
      <label className="flex min-h-6 items-start gap-2 pointer-coarse:min-h-11 pointer-coarse:items-center">
        <input
          {...rest}
          type="checkbox"
          aria-describedby={
            clsx(rest['aria-describedby'], description && `${id}-help`, error && `${id}-error`) || undefined
          }
          aria-invalid={error ? true : rest['aria-invalid']}
          className="mt-0.5 size-4 shrink-0 pointer-coarse:mt-0 pointer-coarse:size-5"
        />
        <span className="min-w-0 wrap-anywhere">{label}</span>
      </label>
      {description ? (
        <p id={`${id}-help`} className="ps-6 text-ink-2">
          {description}
        </p>
      ) : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  )
}
