'use client'

import LogOut from 'lucide-react/icons/log-out'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { forgetQueues } from '@/app/(room)/sessions/[sessionId]/queue'

/** Ends this session on the server, drops what the room kept on this device, then shows the sign-in page. */
export function SignOutButton() {
  const act = useAct(async () => {
    const { signOut } = await import('next-auth/react')
    await signOut({ redirect: false })
    await forgetQueues()
    window.location.assign(path.signIn())
  })

  async function press() {
    const outcome = await act.run()
    if (!outcome.done) showToast('You are still signed in', { description: outcome.error.message })
  }

  return (
    <Button kind="bare" size="small" iconLabel="Sign out" pending={act.pending} onClick={press}>
      <LogOut aria-hidden size={16} />
    </Button>
  )
}
