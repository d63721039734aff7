'use client'

import { Toaster as Sonner, toast } from 'sonner'

/** Where toasts appear; once, in the root layout. Its styles come with globals.css, so no nonce is needed. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-left"
      gap={8}
      offset={16}
      mobileOffset={12}
      containerAriaLabel="Messages"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-start gap-3 rounded-lg bg-ink px-3 py-2.5 text-sm text-canvas shadow-float',
          title: 'font-medium',
          content: 'min-w-0 flex-1',
          description: 'text-canvas/80',
          actionButton:
            'shrink-0 rounded-sm px-1.5 py-0.5 font-semibold text-canvas underline underline-offset-3 hover:no-underline',
        },
      }}
    />
  )
}

type ToastOptions = {
  description?: string
  /** Takes back what was just done. The message then stays for ten seconds. */
  undo?: () => void | Promise<void>
}

/** Says what has happened, in a few words: `showToast('Question removed', { undo })`. */
export function showToast(message: string, { description, undo }: ToastOptions = {}) {
  toast(message, {
    description,
    duration: undo ? 10_000 : 5_000,
    action: undo ? { label: 'Undo', onClick: () => void undo() } : undefined,
  })
}
