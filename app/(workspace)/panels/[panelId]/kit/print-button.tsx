'use client'

import { Button } from '@/app/_ui/button'

/** Opens the browser's own print dialog, where the paper is chosen. */
export function PrintButton() {
  return (
    <Button kind="primary" onClick={() => window.print()}>
      Print
    </Button>
  )
}
