'use client'

import { Button } from './_ui/button'
import { MessagePage } from './_ui/message-page'
import './globals.css'

export default function EverythingFailed({
  error,
  retry,
}: {
  error: Error & { digest?: string }
  retry: () => void
}) {
  return (
    <html lang="en">
      <body>
        <title>Evenhand failed</title>
        <MessagePage
          title="Evenhand could not be shown"
          actions={
            <Button kind="primary" onClick={retry}>
              Try again
            </Button>
          }
        >
          <p>The program failed before the page began. What you saved before is safe.</p>
          {error.digest ? (
            <p className="mt-2 text-xs">
              Number for your administrator: <span className="font-mono">{error.digest}</span>
            </p>
          ) : null}
        </MessagePage>
      </body>
    </html>
  )
}
