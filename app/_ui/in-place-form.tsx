'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { ActForm } from './act-form'
import { Button } from './button'
import type { ActError } from './use-act'

type InPlaceFormProps = {
  /** The state of the `useAct` that this form runs. */
  act: { error: ActError | null; pending: boolean }
  /** Names the form for screen readers: the act and whom it concerns. */
  label: string
  /** What the button says that does it. */
  submit: string
  onSubmit: () => unknown
  /** Leaves everything as it is; also called at Escape, as long as nothing would be lost by it. */
  onClose: () => void
  className?: string
  children: ReactNode
}

/**
 * What one act on a thing needs to know, asked for where the thing stands. It opens with the focus on its first field and
 * all of it in view. Whoever mounts it puts the focus back when it closes.
 */
export function InPlaceForm({
  act,
  label,
  submit,
  onSubmit,
  onClose,
  className,
  children,
}: InPlaceFormProps) {
  const box = useRef<HTMLDivElement>(null)
  const isTyped = useRef(false)
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input:enabled, textarea, select')?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  useEffect(() => {
    const form = box.current
    const type = () => {
      isTyped.current = true
    }
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !isTyped.current) onClose()
    }
    form?.addEventListener('input', type)
    form?.addEventListener('keydown', leave)
    return () => {
      form?.removeEventListener('input', type)
      form?.removeEventListener('keydown', leave)
    }
  }, [onClose])
  return (
    // Clear of what stays at the edges of the window.
    <div ref={box} className="scroll-my-24">
      <ActForm act={act} label={label} className={className} onSubmit={onSubmit}>
        {children}
        <div className="flex flex-wrap gap-2">
          <Button kind="primary" type="submit" pending={act.pending}>
            {submit}
          </Button>
          <Button kind="bare" onClick={onClose}>
            Leave it as it is
          </Button>
        </div>
      </ActForm>
    </div>
  )
}
