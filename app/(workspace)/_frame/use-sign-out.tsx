'use client'

import { type ReactNode, useState } from 'react'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { useAct } from '@/app/_ui/use-act'
import { forgetDevice } from '@/app/(room)/sessions/[sessionId]/_saving/device'
import { countWaiting } from '@/app/(room)/sessions/[sessionId]/_saving/queue'
import { tellSignedOut } from '@/app/(room)/sessions/[sessionId]/_saving/signed-out'

/**
 * Signs out as `end` does, drops what the room kept on this device, in every tab, and shows the sign-in page. Where
 * something of it has not reached the server it asks first, in the `dialog`.
 */
export function useSignOut(end: () => Promise<unknown>, onFailed?: (message: string) => void) {
  const [unsent, setUnsent] = useState(0)
  const act = useAct(async () => {
    await end()
    await forgetDevice()
    tellSignedOut()
    window.location.assign(path.signIn())
  })

  async function signOutNow() {
    setUnsent(0)
    const outcome = await act.run()
    if (!outcome.done) onFailed?.(outcome.error.message)
  }

  async function press() {
    const waiting = await countWaiting().catch(() => new Map<string, number>())
    const sum = [...waiting.values()].reduce((all, one) => all + one, 0)
    if (sum > 0) setUnsent(sum)
    else await signOutNow()
  }

  const dialog: ReactNode = (
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
  )
  return { press, pending: act.pending, error: act.error, dialog }
}
