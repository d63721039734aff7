import { path } from '@/app/_api/path'
import { LinkButton } from '@/app/_ui/link'
import { MessagePage } from '@/app/_ui/message-page'

/** In the room's place once its person was signed out on purpose: nothing of it stays here. */
export function SignedOutHere({ dropped }: { dropped: number }) {
  return (
    <MessagePage
      title="You were signed out"
      actions={
        <LinkButton href={path.signIn()} kind="primary">
          Sign in
        </LinkButton>
      }
    >
      {droppedInWords(dropped)}
    </MessagePage>
  )
}

/** What signing out took with it. */
export function droppedInWords(dropped: number): string {
  if (dropped === 0) return 'Everything you recorded is saved. Nothing of it is kept on this device any more.'
  const changes = dropped === 1 ? '1 change of a scorecard was' : `${dropped} changes of a scorecard were`
  return `${changes} not saved yet and had to be dropped: signing out leaves nothing on this device.`
}
