'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { CopyButton } from '@/app/_ui/copy-button'
import { Dialog } from '@/app/_ui/dialog'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import type { Sending } from './versions'

type GiveProps = {
  of: { jobId: string; applicationId: string }
  candidate: string
  email: string
  /** The saved version that is shown; null while nothing is saved. */
  number: number | null
  text: string
  whyNot: string | null
  whyNotMail: string | null
  sendings: readonly Sending[]
}

/** Sends the saved version by mail, or keeps that it was given in another way. */
export function Give({ of, candidate, email, number, text, whyNot, whyNotMail, sendings }: GiveProps) {
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const act = useAct(
    (way: 'by mail' | 'by hand') =>
      trpc.feedback.send.mutate({ ...of, number: number ?? 0, way }).then(() => way),
    {
      onDone: (way) => {
        setAsking(false)
        showToast(way === 'by mail' ? `Sent to ${email}` : 'Marked as given')
        router.refresh()
      },
    },
  )
  return (
    <section aria-label="Give it">
      <h2 className="mb-2 text-base font-semibold">Give it to {candidate}</h2>
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          aria-haspopup="dialog"
          disabledReason={whyNot ?? whyNotMail}
          onClick={() => {
            act.clearError()
            setAsking(true)
          }}
        >
          Send by mail
        </Button>
        <CopyButton text={text} label="Copy text" />
        <Button
          size="small"
          pending={act.pending && !isAsking}
          disabledReason={whyNot}
          onClick={() => void act.run('by hand')}
        >
          Mark as given by hand
        </Button>
      </div>
      {whyNotMail ? <p className="mt-2 text-ink-2">{whyNotMail}</p> : null}
      {act.error && !isAsking ? <ActRefusal error={act.error} className="mt-2" /> : null}
      {sendings.length > 0 ? (
        <ul className="mt-3 flex flex-col gap-1">
          {sendings.map((sending) => (
            <li key={sending.id} className="text-ink-2">
              Version {sending.number} {sending.way}, {sending.sent}, {sending.sentBy}
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-3 text-ink-2">Not given yet.</p>
      )}
      <Dialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Send to ${email}?`}
        actions={
          <>
            <Button kind="primary" pending={act.pending} onClick={() => void act.run('by mail')}>
              Send feedback
            </Button>
            <Button onClick={() => setAsking(false)}>Not now</Button>
          </>
        }
      >
        <p>
          {candidate} gets version {number} as a mail. It cannot be called back.
          {sendings.some((one) => one.number === number) ? ' This version was given before.' : ''}
        </p>
        {act.error ? <ActRefusal error={act.error} /> : null}
      </Dialog>
    </section>
  )
}
