'use client'

import clsx from 'clsx'
import Search from 'lucide-react/icons/search'
import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { Kbd } from '@/app/_ui/kbd'
import type { PaletteEntry } from './places'

// Loaded at the first opening: no page pays for it before.
const Palette = dynamic(() => import('./palette').then((module) => module.Palette), { ssr: false })

/** Opens the command palette, as do Ctrl+K and Cmd+K anywhere. */
export function PaletteButton({
  entries,
  shortcut,
  className,
}: {
  entries: readonly PaletteEntry[]
  /** True for the one button of a page that listens to the keys. */
  shortcut?: boolean
  className?: string
}) {
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState(false)
  const [chord, setChord] = useState('Ctrl K')

  useEffect(() => {
    if (/Mac|iP(hone|ad)/.test(navigator.userAgent)) setChord('⌘ K')
    if (!shortcut) return
    function press(event: KeyboardEvent) {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
        return
      event.preventDefault()
      setAsked(true)
      setOpen((before) => !before)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [shortcut])

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className={clsx(
          'flex h-8 items-center gap-2.5 rounded-md px-2 text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:h-11',
          className,
        )}
        onClick={() => {
          setAsked(true)
          setOpen(true)
        }}
      >
        <Search aria-hidden size={16} className="shrink-0" />
        <span className="flex-1 text-start">Search</span>
        <span aria-hidden className="max-lg:hidden">
          <Kbd>{chord}</Kbd>
        </span>
      </button>
      {asked ? <Palette entries={entries} open={open} onOpenChange={setOpen} /> : null}
    </>
  )
}
