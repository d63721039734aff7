'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'

type MakeFiguresProps = { jobId: string; further: number; whyNot: string | null; isFirst: boolean }

/** Makes the next figures, after asking: whoever is counted is counted once and for good. */
export function MakeFigures({ jobId, further, whyNot, isFirst }: MakeFiguresProps) {
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const act = useAct(() => trpc.impact.release.mutate({ jobId }), {
    onDone: () => {
      setAsking(false)
      showToast('The figures are made')
      router.refresh()
    },
  })
  return (
    <>
      <Button
        kind={whyNot ? 'quiet' : 'primary'}
        aria-haspopup="dialog"
        disabledReason={whyNot}
        onClick={() => {
          act.clearError()
          setAsking(true)
        }}
      >
        {isFirst ? 'Make the figures' : 'Make new figures'}
      </Button>
      <Dialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Count ${further} people now?`}
        actions={
          <>
            <Button kind="primary" pending={act.pending} onClick={() => void act.run()}>
              Count them
            </Button>
            <Button onClick={() => setAsking(false)}>Not yet</Button>
          </>
        }
      >
        <p>
          Each person is counted once, with the decision that stands now and with what they have said by now.
          Whoever has not answered yet is counted as having said nothing. This cannot be undone.
        </p>
        <p>The more people are counted at a time, the more groups are large enough to be shown.</p>
        {act.error ? <ActRefusal error={act.error} /> : null}
      </Dialog>
    </>
  )
}
