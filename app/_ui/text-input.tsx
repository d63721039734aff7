import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { controlClass } from './control-class'

/** One line of text. Spread the control of a `Field` on it. */
export function TextInput({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return (
    <input
      {...rest}
      type={type}
      className={clsx(
        controlClass,
        'h-8 px-2.5 read-only:bg-sunken pointer-coarse:h-11',
        type === 'number' && 'tabular-nums',
        className,
      )}
    />
  )
}
