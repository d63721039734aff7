'use client'

import clsx from 'clsx'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { path } from '@/app/_api/path'
import { Callout } from './callout'
import { LeaveGuard } from './leave-guard'
import { TextLink } from './link'
import type { ActError } from './use-act'
import { useEarlyInput } from './use-early-input'
import { useLeadToWrong } from './use-lead-to-wrong'

type ActFormProps = {
  /** The state of the `useAct` that this form runs. */
  act: { error: ActError | null; pending: boolean }
  onSubmit: (form: FormData) => unknown
  /** Names the form for screen readers where no heading does. */
  label?: string
  /** False where nothing is lost by leaving, as at the sign-in, or where the form asks by itself. */
  asksBeforeLeaving?: boolean
  className?: string
  children: ReactNode
}

/**
 * A form whose submission is an act. On a refusal it shows the message above the fields and puts the
 * focus on the first wrong field; what was typed stays, before the page was alive as well. Whoever leaves with something
 * typed is asked first.
 */
export function ActForm({
  act,
  onSubmit,
  label,
  asksBeforeLeaving = true,
  className,
  children,
}: ActFormProps) {
  const { error, pending } = act
  const [isTyped, setIsTyped] = useState(false)
  const wasPending = useRef(false)
  // Only what was done is kept: refused, or never sent, it would be lost like anything typed.
  useEffect(() => {
    if (wasPending.current && !pending && !error) setIsTyped(false)
    wasPending.current = pending
  }, [pending, error])
  const ref = useLeadToWrong<HTMLFormElement>(error)
  useEarlyInput(ref)
  // Beside its field it is read already; above it is said once more only to who cannot see both.
  const isBeside = error !== null && Object.values(error.fields).join() === error.message

  return (
    <form
      ref={ref}
      // Sent before the page is alive, what was typed must not end up in the address and in logs.
      method="post"
      noValidate
      aria-label={label}
      className={clsx('group/act flex max-w-xl flex-col gap-4', className)}
      onInput={() => setIsTyped(true)}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit(new FormData(event.currentTarget))
      }}
    >
      {error ? (
        <ActRefusal
          error={error}
          {...(isBeside ? { className: 'group-has-aria-invalid/act:sr-only' } : {})}
        />
      ) : null}
      {children}
      {asksBeforeLeaving ? <LeaveGuard changed={isTyped && !pending} staysOnPath /> : null}
    </form>
  )
}

/** Why an act was not done, where that concerns the whole and not one field. */
export function ActRefusal({ error, className }: { error: ActError; className?: string }) {
  const mayPass = error.kind === 'unreachable' || error.kind === 'signed out'
  return (
    <Callout live tone={mayPass ? 'attention' : 'refusal'} className={className}>
      {error.message}
      {error.kind === 'signed out' ? (
        // Beside this page and not in its place: what was typed here would be lost.
        <TextLink href={path.signIn()} target="_blank" className="ms-2">
          Sign in in a new tab
        </TextLink>
      ) : null}
    </Callout>
  )
}
