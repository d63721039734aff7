'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { trpcUnattended } from '@/app/_api/client'
import type { ImportState } from '@/db/schema/bank-imports'
import { ProgressLine } from './progress-line'

const labels: Partial<Record<ImportState, string>> = {
  uploading: 'Uploading the file',
  checking: 'Checking the questions',
  importing: 'Importing the questions',
  'taking back': 'Taking the import back',
}

type FollowImportProps = { importId: string; state: ImportState; percent: number }

/** Shows how far a long act has come, whoever began it, and the page anew once it is done. */
export function FollowImport({ importId, state, percent }: FollowImportProps) {
  const router = useRouter()
  const [seen, setSeen] = useState({ state, percent })
  useEffect(() => {
    let isOver = false
    const timer = setInterval(async () => {
      // Whatever keeps one answer away, the next asks again.
      const now = await trpcUnattended.bankFiles.follow.query({ importId }).catch(() => null)
      if (isOver || !now) return
      setSeen({ state: now.state, percent: now.percent })
      if (!now.isMoving) router.refresh()
    }, 1000)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [importId, router])
  return (
    <div className="max-w-xl">
      <ProgressLine label={labels[seen.state] ?? labels[state] ?? 'Working'} percent={seen.percent} />
      <p className="mt-2 text-ink-2">You can leave this page; it goes on.</p>
    </div>
  )
}
