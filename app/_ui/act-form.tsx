'use client'

import clsx from 'clsx'
import { type ReactNode, useEffect, useRef } from 'react'
import { Callout } from './callout'
import type { ActError } from './use-act'

type ActFormProps = {
  /** The state of the `useAct` that this form runs. */
  act: { error: ActError | null }
  onSubmit: (form: FormData) => unknown
  /** Names the form for screen readers where no heading does. */
  label?: string
  className?: string
  children: ReactNode
}

/**
 * A form whose submission is an act. On a refusal it shows the message above the fields and puts the
 * focus on the first wrong field; what was typed stays.
 */
export function ActForm({ act, onSubmit, label, className, children }: ActFormProps) {
  const ref = useRef<HTMLFormElement>(null)
  const { error } = act

  useEffect(() => {
    if (error) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [error])

  return (
    <form
      ref={ref}
      noValidate
      aria-label={label}
      className={clsx('flex max-w-xl flex-col gap-4', className)}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit(new FormData(event.currentTarget))
      }}
    >
      {error ? (
        <Callout live tone={error.kind === 'unreachable' ? 'attention' : 'refusal'}>
          {error.message}
        </Callout>
      ) : null}
      {children}
    </form>
  )
}
