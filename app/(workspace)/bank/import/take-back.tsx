'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { trpc } from '@/app/_api/client'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { useAct } from '@/app/_ui/use-act'
import { FollowImport } from './follow-import'

/** Takes the whole import back, as far as nothing uses it yet. */
export function TakeBack({ importId }: { importId: string }) {
  const router = useRouter()
  const [refreshing, startRefreshing] = useTransition()
  const act = useAct(() => trpc.bankFiles.takeBack.mutate({ importId }))

  async function press() {
    await act.run()
    startRefreshing(() => router.refresh())
  }

  if (act.pending || refreshing) return <FollowImport importId={importId} state="taking back" percent={0} />
  return (
    <div className="flex flex-col items-start gap-3">
      {act.error ? <ActRefusal error={act.error} /> : null}
      <Button onClick={() => void press()}>Take this import back</Button>
    </div>
  )
}
