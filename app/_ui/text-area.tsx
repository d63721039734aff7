import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { controlClass } from './control-class'

/** Text of any length: grows with what is written (by CSS; where a browser cannot, it scrolls). */
export function TextArea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={clsx(
        controlClass,
        'field-sizing-content max-h-[60vh] min-h-16 px-2.5 py-1.5 read-only:bg-sunken',
        className,
      )}
    />
  )
}
