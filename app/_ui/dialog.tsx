'use client'

import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'

type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** What it does, and that it cannot be undone. */
  children: ReactNode
  /** The act first, then the way out. */
  actions: ReactNode
}

/** Asks before what cannot be undone, and only then. Escape and a press outside leave things as they are. */
export function Dialog({ open, ...dialog }: DialogProps) {
  return open ? <OpenDialog {...dialog} /> : null
}

function OpenDialog({ onOpenChange, title, children, actions }: Omit<DialogProps, 'open'>) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()

  // Closed before it leaves the page, so that the browser gives the focus back to where it came from.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    // On the question, not on the act: Enter pressed too early does nothing.
    shown?.focus()
    return () => shown?.close()
  }, [])

  return createPortal(
    <dialog
      ref={dialog}
      role="alertdialog"
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={(event) => {
        event.preventDefault()
        onOpenChange(false)
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onOpenChange(false)
      }}
      className="m-auto mt-[12vh] max-h-[80dvh] w-[calc(100%-2rem)] max-w-lg overflow-y-auto rounded-lg bg-raised text-ink shadow-float ring-1 ring-line outline-none backdrop:bg-scrim"
    >
      <div className="p-5">
        <h2 id={`${id}-title`} className="text-base font-semibold">
          {title}
        </h2>
        <div id={`${id}-text`} className="mt-2 flex flex-col gap-3 text-ink-2">
          {children}
        </div>
        <div className="mt-5 flex flex-row-reverse flex-wrap justify-start gap-2">{actions}</div>
      </div>
    </dialog>,
    document.body,
  )
}
