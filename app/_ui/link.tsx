import clsx from 'clsx'
import NextLink from 'next/link'
import type { ComponentProps } from 'react'
import { type ButtonKind, type ButtonSize, buttonClass } from './button-class'

type LinkProps = ComponentProps<typeof NextLink>

/** A link in running text or in a list: accent, underlined. */
export function TextLink({ className, ...rest }: LinkProps) {
  return (
    <NextLink
      {...rest}
      className={clsx(
        'text-accent-text underline decoration-accent-text/40 underline-offset-3 hover:decoration-accent-text',
        className,
      )}
    />
  )
}

/** Goes somewhere, and looks like a button because it is the next step. */
export function LinkButton({
  kind = 'quiet',
  size = 'normal',
  className,
  ...rest
}: LinkProps & { kind?: ButtonKind; size?: ButtonSize }) {
  return <NextLink {...rest} className={clsx(buttonClass(kind, size), className)} />
}
