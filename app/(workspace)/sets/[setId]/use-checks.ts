'use client'

import { useEffect, useState } from 'react'
import { trpc } from '@/app/_api/client'
import type { SetCheck } from '@/server/assembly/check'

const restMs = 150
const nothing: SetCheck = { alike: [], shared: [], met: [] }

/** What Evenhand finds in these questions together, looked up anew after each change; the last answer stays meanwhile. */
export function useChecks(questionIds: readonly string[], jobId: string) {
  const [found, setFound] = useState<SetCheck>(nothing)
  const [isFailed, setIsFailed] = useState(false)
  const key = questionIds.join()
  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(() => {
      trpc.assembly.check.query({ questionIds: key ? key.split(',') : [], ...(jobId ? { jobId } : {}) }).then(
        (answer) => {
          if (!isCurrent) return
          setFound(answer)
          setIsFailed(false)
        },
        () => {
          if (isCurrent) setIsFailed(true)
        },
      )
    }, restMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [key, jobId])

  // What is gone from the set is gone from the checks at once.
  const isIn = (id: string) => questionIds.includes(id)
  return {
    isFailed,
    found: {
      alike: found.alike.filter((pair) => pair.every(isIn)),
      shared: found.shared.filter((one) => one.questionIds.every(isIn)),
      met: jobId ? found.met.filter((one) => isIn(one.questionId)) : [],
    } satisfies SetCheck,
  }
}
