'use client'

import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal'

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
export function Dialog({ open, onOpenChange, title, children, actions }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={onOpenChange}
      isDismissable
      className="fixed inset-0 z-50 flex items-start justify-center overflow-y-auto bg-scrim p-4 pt-[12vh]"
    >
      <Modal className="w-full max-w-lg rounded-lg bg-raised shadow-float ring-1 ring-line">
        <AriaDialog role="alertdialog" className="p-5 outline-none">
          <Heading slot="title" className="text-base font-semibold">
            {title}
          </Heading>
          <div className="mt-2 flex flex-col gap-3 text-ink-2">{children}</div>
          <div className="mt-5 flex flex-row-reverse flex-wrap justify-start gap-2">{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
