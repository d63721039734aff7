import type { Metadata } from 'next'
import { path } from './_api/path'
import { LinkButton } from './_ui/link'
import { MessagePage } from './_ui/message-page'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <MessagePage
      title="There is nothing here for you"
      actions={
        <LinkButton kind="primary" href={path.today()}>
          Go to Today
        </LinkButton>
      }
    >
      The address is wrong, the thing was removed, or you have not been given access to it. If a colleague
      sent you the link, ask them which organization it belongs to.
    </MessagePage>
  )
}
