'use client'

import LogOut from 'lucide-react/icons/log-out'
import { Button } from '@/app/_ui/button'
import { showToast } from '@/app/_ui/toast'
import { useSignOut } from './use-sign-out'

/** Ends this session on the server, drops what the room kept on this device, then shows the sign-in page. */
export function SignOutButton() {
  const { press, pending, dialog } = useSignOut(
    async () => {
      const { signOut } = await import('next-auth/react')
      await signOut({ redirect: false })
    },
    (message) => showToast('You are still signed in', { description: message }),
  )
  return (
    <>
      <Button kind="bare" size="small" iconLabel="Sign out" pending={pending} onClick={press}>
        <LogOut aria-hidden size={16} />
      </Button>
      {dialog}
    </>
  )
}
