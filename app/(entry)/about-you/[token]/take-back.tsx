'use client'

import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { useAct } from '@/app/_ui/use-act'

/** Takes back everything said through this link. It tells nobody whether there was anything. */
export function TakeBack({ token }: { token: string }) {
  const [isDone, setDone] = useState(false)
  const act = useAct(() => trpc.impact.takeBack.mutate({ token }), { onDone: () => setDone(true) })
  return (
    <section aria-label="Take back" className="mt-10 border-t border-line pt-6">
      <p className="mb-3 text-ink-2">
        Would you rather have said nothing? Then this removes every answer given here.
      </p>
      <Button pending={act.pending} onClick={() => void act.run()}>
        Take everything back
      </Button>
      {isDone ? (
        <Callout live className="mt-3">
          Nothing that was said through this link is kept any more.
        </Callout>
      ) : null}
      {act.error ? <ActRefusal error={act.error} className="mt-3" /> : null}
    </section>
  )
}
