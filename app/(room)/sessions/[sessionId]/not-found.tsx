import { path } from '@/app/_api/path'
import { LinkButton } from '@/app/_ui/link'
import { MessagePage } from '@/app/_ui/message-page'

export default function SessionNotFound() {
  return (
    <MessagePage
      title="You do not sit in this session"
      actions={
        <LinkButton kind="primary" href={path.today()}>
          Go to Today
        </LinkButton>
      }
    >
      It was cancelled, or others interview in it, or the address is wrong. Today lists the sessions that you
      sit in.
    </MessagePage>
  )
}
