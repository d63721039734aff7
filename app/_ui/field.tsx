import clsx from 'clsx'
import CircleAlert from 'lucide-react/icons/circle-alert'
import { type ReactNode, useId } from 'react'

/** What a field hands to the control inside it: spread it on the input. */
export type ControlProps = {
  id: string
  required?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: true
}

type FieldProps = {
  label: ReactNode
  /** One sentence of help, shown between label and control. */
  description?: ReactNode
  /** What is wrong and what to do; pass `act.error?.fields.name`. */
  error?: string
  /** What may be meant otherwise; it stops nobody. */
  warning?: string | null
  required?: boolean
  /** Keeps the label for screen readers only, where the place makes it plain to the eye. */
  labelHidden?: boolean
  className?: string
  children: (control: ControlProps) => ReactNode
}

/** Label, help and error around one control, wired to it. */
export function Field({
  label,
  description,
  error,
  warning,
  required,
  labelHidden,
  className,
  children,
}: FieldProps) {
  const id = useId()
  const describedBy = clsx(description && `${id}-help`, warning && `${id}-warning`, error && `${id}-error`)
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'font-medium'}>
        {label}
        {required ? (
          // The control says that it is required; read out as part of the name it would be said twice.
          <span aria-hidden className="ms-1.5 text-xs font-normal text-ink-3">
            required
          </span>
        ) : null}
      </label>
      {description ? (
        <p id={`${id}-help`} className="text-ink-2">
          {description}
        </p>
      ) : null}
      {children({
        id,
        required: required || undefined,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      {warning === undefined ? null : (
        <p id={`${id}-warning`} role="status" className="text-attention-text empty:hidden">
          {warning}
        </p>
      )}
    </div>
  )
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex gap-1.5 text-loss-text">
      <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
      <span>{children}</span>
    </p>
  )
}
