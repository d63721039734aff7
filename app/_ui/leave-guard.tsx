'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Button } from './button'
import { Dialog } from './dialog'

type LeaveGuardProps = {
  changed: boolean
  /** True where what was typed outlives a change of the address's search, as on a page of tabs or sorts. */
  staysOnPath?: boolean
}

/** Asks before a link or the closing of the tab throws away what was typed. */
export function LeaveGuard({ changed, staysOnPath }: LeaveGuardProps) {
  const router = useRouter()
  const [wanted, setWanted] = useState<string | null>(null)

  useEffect(() => {
    if (!changed) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    function ask(event: MouseEvent) {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || link?.target === '_blank'
      if (!link || opensElsewhere || link.origin !== location.origin || link.hash) return
      if (staysOnPath && link.pathname === location.pathname) return
      // Before the link's own handler, which would be gone with the page.
      event.preventDefault()
      event.stopPropagation()
      setWanted(link.pathname + link.search)
    }
    globalThis.addEventListener('beforeunload', warn)
    document.addEventListener('click', ask, true)
    return () => {
      globalThis.removeEventListener('beforeunload', warn)
      document.removeEventListener('click', ask, true)
    }
  }, [changed, staysOnPath])

  return (
    <Dialog
      open={wanted !== null}
      onOpenChange={(open) => (open ? null : setWanted(null))}
      title="Leave without saving?"
      actions={
        <>
          <Button kind="danger" onClick={() => wanted && router.push(wanted)}>
            Leave without saving
          </Button>
          <Button onClick={() => setWanted(null)}>Stay</Button>
        </>
      }
    >
      <p>What you typed since you opened this page would be lost.</p>
    </Dialog>
  )
}
