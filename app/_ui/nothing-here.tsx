import { path } from '@/app/_api/path'
import { LinkButton } from './link'
import { MessagePage } from './message-page'

/** What is hidden and what does not exist, alike. */
export function NothingHere({ inFrame = false }: { inFrame?: boolean }) {
  return (
    <MessagePage
      inFrame={inFrame}
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
