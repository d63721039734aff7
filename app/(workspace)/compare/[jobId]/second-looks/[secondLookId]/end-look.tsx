'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { inWords } from '../../compare-words'

/** Ends a second look that somebody still reads in; for good, so it asks. */
export function EndLook({
  secondLookId,
  readers,
}: {
  secondLookId: string
  readers: readonly { name: string; finishedAt: Date | null }[]
}) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const act = useAct(() => trpc.secondLooks.end.mutate({ secondLookId }), {
    onDone: () => {
      setOpen(false)
      showToast('Second look ended.')
      router.refresh()
    },
  })
  const waiting = readers.flatMap((reader) => (reader.finishedAt ? [] : [reader.name]))
  return (
    <>
      <Button onClick={() => setOpen(true)}>End second look</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="End this second look?"
        actions={
          <>
            <Button kind="danger" pending={act.pending} onClick={() => act.run()}>
              End second look
            </Button>
            <Button onClick={() => setOpen(false)}>Let them read on</Button>
          </>
        }
      >
        <p>
          {inWords(waiting)} {waiting.length === 1 ? 'is' : 'are'} not through. What{' '}
          {waiting.length === 1 ? 'this reader' : 'they'} scored is then not used, and nobody scores any more.
          This cannot be undone.
        </p>
        {act.error ? <ActRefusal error={act.error} /> : null}
      </Dialog>
    </>
  )
}
