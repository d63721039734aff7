'use client'

import MenuIcon from 'lucide-react/icons/menu'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'

/** The rail on a narrow screen: folds out of the top bar, without script too, and folds back on arrival. */
export function TopBarMenu({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLDetailsElement>(null)
  const pathname = usePathname()

  // biome-ignore lint/correctness/useExhaustiveDependencies: the new address is what folds it back
  useEffect(() => {
    if (ref.current) ref.current.open = false
  }, [pathname])

  return (
    <details ref={ref} className="group">
      <summary className="flex size-11 list-none items-center justify-center rounded-md hover:bg-hover [&::-webkit-details-marker]:hidden">
        <MenuIcon aria-hidden size={20} />
        <span className="sr-only">Menu</span>
      </summary>
      <div className="absolute inset-x-0 top-full z-40 flex max-h-[calc(100dvh-3.5rem)] flex-col gap-4 overflow-y-auto border-b border-line bg-rail px-3 py-3 shadow-float">
        {children}
      </div>
    </details>
  )
}
