'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { Dialog } from '@/app/_ui/dialog'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { count } from '../compare-words'
import type { AskedCandidate } from './links'

type SendLinksProps = { jobId: string; chosen: readonly AskedCandidate[] }

/** Mails each chosen candidate their own link, after asking, and says who got none. */
export function SendLinks({ jobId, chosen }: SendLinksProps) {
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const [notSent, setNotSent] = useState<readonly { candidate: string; why: string }[]>([])
  const reachable = chosen.filter((one) => one.email)
  const act = useAct(
    () => trpc.impact.sendLinks.mutate({ jobId, applicationIds: reachable.map((one) => one.applicationId) }),
    {
      onDone: (outcome) => {
        setAsking(false)
        setNotSent(outcome.notSent)
        if (outcome.sent > 0) showToast(`${count(outcome.sent, 'mail')} sent`)
        router.refresh()
      },
    },
  )
  return (
    <>
      <Button
        aria-haspopup="dialog"
        disabledReason={reachable.length === 0 ? 'No address of anybody chosen is known.' : null}
        onClick={() => {
          act.clearError()
          setAsking(true)
        }}
      >
        Send by mail
      </Button>
      <Dialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Send ${count(reachable.length, 'mail')}?`}
        actions={
          <>
            <Button kind="primary" pending={act.pending} onClick={() => void act.run()}>
              Send
            </Button>
            <Button onClick={() => setAsking(false)}>Not now</Button>
          </>
        }
      >
        <p>
          Each gets their own link with a few words on what it is for and that it is voluntary.
          {reachable.length < chosen.length
            ? ` Of ${chosen.length - reachable.length} no address is known; copy their links.`
            : ''}
        </p>
        {act.error ? <ActRefusal error={act.error} /> : null}
      </Dialog>
      {notSent.length > 0 ? (
        <Callout live tone="attention" title="Not sent" className="basis-full">
          {notSent.map((one) => `${one.candidate}: ${one.why}`).join('; ')}.
        </Callout>
      ) : null}
    </>
  )
}
