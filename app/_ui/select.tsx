import clsx from 'clsx'
import ChevronDown from 'lucide-react/icons/chevron-down'
import type { ComponentProps } from 'react'
import { controlClass } from './control-class'

export type Option = { value: string; label: string; disabled?: boolean }

/** The browser's own select, dressed like the other controls. */
export function Select({
  options,
  placeholder,
  className,
  ...rest
}: Omit<ComponentProps<'select'>, 'children'> & {
  options: readonly Option[]
  /** Shown as the empty choice. */
  placeholder?: string
}) {
  return (
    <span className={clsx('relative inline-flex w-full min-w-0', className)}>
      <select
        {...rest}
        className={clsx(controlClass, 'h-8 appearance-none ps-2.5 pe-8 text-ellipsis pointer-coarse:h-11')}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        size={16}
        className="pointer-events-none absolute end-2 top-1/2 -translate-y-1/2 text-ink-3"
      />
    </span>
  )
}
