'use client'

import { path } from './_api/path'
import { Button } from './_ui/button'
import { LinkButton } from './_ui/link'
import { MessagePage } from './_ui/message-page'

export default function PageFailed({
  error,
  retry,
}: {
  error: Error & { digest?: string }
  retry: () => void
}) {
  return (
    <MessagePage
      title="This page could not be shown"
      actions={
        <>
          <Button kind="primary" onClick={retry}>
            Try again
          </Button>
          <LinkButton href={path.today()}>Go to Today</LinkButton>
        </>
      }
    >
      <p>Evenhand failed while preparing it. What you saved before is safe.</p>
      {error.digest ? (
        <p className="mt-2 text-xs">
          If it happens again, tell your administrator this number:{' '}
          <span className="font-mono">{error.digest}</span>
        </p>
      ) : null}
    </MessagePage>
  )
}
