'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useTransition } from 'react'
import { trpc } from '@/app/_api/client'
import { Button } from '@/app/_ui/button'
import { FieldError } from '@/app/_ui/field'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'

type MoveSetsProps = {
  sets: readonly { id: string; name: string }[]
  /** The version of the question that they get. */
  to: number
  children: ReactNode
}

/** Gives sets the newest wording, as drafts that are published where they are looked at. */
export function MoveSets({ sets, to, children }: MoveSetsProps) {
  const router = useRouter()
  const [refreshing, startRefreshing] = useTransition()
  const act = useAct(() => trpc.sets.moveToNewest.mutate({ setIds: sets.map(({ id }) => id) }), {
    onDone: () =>
      showToast(sets.length === 1 ? 'The set is a draft now' : `${sets.length} sets are drafts now`, {
        description: `With version ${to}. Publish ${sets.length === 1 ? 'it' : 'them'} for panels to take.`,
      }),
  })
  return (
    <div className="mt-1">
      <Button
        size="small"
        pending={act.pending || refreshing}
        onClick={() => void act.run().then(() => startRefreshing(() => router.refresh()))}
      >
        {children}
        {sets.length === 1 ? <span className="sr-only"> for “{sets[0]!.name}”</span> : null}
      </Button>
      <div role="alert" className="mt-1 empty:hidden">
        {act.error ? <FieldError id={`move-error-${sets[0]!.id}`}>{act.error.message}</FieldError> : null}
      </div>
    </div>
  )
}
