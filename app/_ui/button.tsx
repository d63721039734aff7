'use client'

import clsx from 'clsx'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import { type ComponentProps, type MouseEvent, useId } from 'react'
import { type ButtonKind, type ButtonSize, buttonClass } from './button-class'

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled' | 'aria-label'> & {
  kind?: ButtonKind
  size?: ButtonSize
  /** True while the act is under way: the button keeps its place and its focus, and ignores presses. */
  pending?: boolean
  /** Why it cannot be pressed now. The button stays reachable by keyboard and tells the reason. */
  disabledReason?: string | null
  /** Where the reason is shown; above for a button at the bottom edge of the window. */
  reasonSide?: 'below' | 'above'
  /** For a button that shows only an icon: its name. */
  iconLabel?: string
}

/** Says what happens when pressed. Disabled always comes with its reason; there is no bare `disabled`. */
export function Button({
  kind = 'quiet',
  size = 'normal',
  pending = false,
  disabledReason,
  reasonSide = 'below',
  iconLabel,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const blocked = pending || Boolean(disabledReason)

  function press(event: MouseEvent<HTMLButtonElement>) {
    if (blocked) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    onClick?.(event)
  }

  const button = (
    <button
      {...rest}
      type={type}
      aria-label={iconLabel}
      title={iconLabel}
      aria-disabled={blocked || undefined}
      aria-busy={pending || undefined}
      aria-describedby={disabledReason ? clsx(rest['aria-describedby'], reasonId) : rest['aria-describedby']}
      className={clsx(buttonClass(kind, size, Boolean(iconLabel)), className)}
      onClick={press}
    >
      {pending ? <LoaderCircle aria-hidden size={16} className="animate-spin" /> : null}
      {pending && iconLabel ? null : children}
    </button>
  )

  if (!disabledReason) return button
  return (
    <span className="group/why relative inline-flex">
      {button}
      <span
        id={reasonId}
        role="tooltip"
        className={clsx(
          'pointer-events-none absolute end-0 z-30 w-max max-w-64 rounded-md bg-ink px-2 py-1 text-xs text-canvas opacity-0 group-focus-within/why:opacity-100 group-hover/why:opacity-100 print:hidden',
          reasonSide === 'above' ? 'bottom-full mb-1' : 'top-full mt-1',
        )}
      >
        {disabledReason}
      </span>
    </span>
  )
}
