'use client'

import LogOut from 'lucide-react/icons/log-out'
import { useState } from 'react'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { forgetDevice } from '@/app/(room)/sessions/[sessionId]/device'
import { countWaiting } from '@/app/(room)/sessions/[sessionId]/queue'

/**
 * Ends this session on the server, drops what the room kept on this device, then shows the sign-in page. Where
 * something of it has not reached the server it asks first.
 */
export function SignOutButton() {
  const [unsent, setUnsent] = useState(0)
  const act = useAct(async () => {
    const { signOut } = await import('next-auth/react')
    await signOut({ redirect: false })
    await forgetDevice()
    window.location.assign(path.signIn())
  })

  async function signOutNow() {
    setUnsent(0)
    const outcome = await act.run()
    if (!outcome.done) showToast('You are still signed in', { description: outcome.error.message })
  }

  async function press() {
    const waiting = await countWaiting().catch(() => new Map<string, number>())
    const sum = [...waiting.values()].reduce((all, one) => all + one, 0)
    if (sum > 0) setUnsent(sum)
    else await signOutNow()
  }

  return (
    <>
      <Button kind="bare" size="small" iconLabel="Sign out" pending={act.pending} onClick={press}>
        <LogOut aria-hidden size={16} />
      </Button>
      <Dialog
        open={unsent > 0}
        onOpenChange={(open) => (open ? null : setUnsent(0))}
        title="Sign out and lose what is not saved?"
        actions={
          <>
            <Button kind="danger" onClick={() => void signOutNow()}>
              Sign out and drop {unsent === 1 ? 'it' : 'them'}
            </Button>
            <Button onClick={() => setUnsent(0)}>Stay signed in</Button>
          </>
        }
      >
        <p>
          {unsent === 1 ? 'One change' : `${unsent} changes`} of a scorecard {unsent === 1 ? 'is' : 'are'} on
          this device only. Open the room to save {unsent === 1 ? 'it' : 'them'}; signing out drops{' '}
          {unsent === 1 ? 'it' : 'them'} for good.
        </p>
      </Dialog>
    </>
  )
}
