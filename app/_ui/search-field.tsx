import clsx from 'clsx'
import Search from 'lucide-react/icons/search'
import type { ComponentProps } from 'react'
import { controlClass } from './control-class'

/** Filters a list as one types. The label is read out; the placeholder shows an example. */
export function SearchField({
  label,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'aria-label'> & { label: string }) {
  return (
    <span className={clsx('relative inline-flex w-full min-w-0', className)}>
      <Search
        aria-hidden
        size={16}
        className="pointer-events-none absolute start-2.5 top-1/2 -translate-y-1/2 text-ink-3"
      />
      <input
        autoComplete="off"
        spellCheck={false}
        {...rest}
        type="search"
        aria-label={label}
        className={clsx(controlClass, 'h-8 ps-8 pe-2 pointer-coarse:h-11')}
      />
    </span>
  )
}
