'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { type ActError, describeActError } from '@/app/_ui/use-act'
import type { ReadingPage } from '@/server/second-looks/reading'

/**
 * Which question is read, kept in the address. The next one is fetched ahead, so that going on is at once; what was
 * fetched stays for going back.
 */
export function usePages(
  first: ReadingPage,
  { jobId, place: startPlace }: { jobId: string; place: string },
  onPage: (page: ReadingPage) => void,
) {
  const [pages, setPages] = useState(() => new Map([[first.question.questionId, first]]))
  const [place, setPlace] = useState(startPlace)
  const [error, setError] = useState<ActError | null>(null)
  const asked = useRef(new Set([first.question.questionId]))
  const secondLookId = first.id

  const fetchPage = useCallback(
    async (questionId: string) => {
      if (asked.current.has(questionId)) return
      asked.current.add(questionId)
      try {
        const page = await trpc.secondLooks.reading.query({ secondLookId, questionId })
        onPage(page)
        setPages((known) => new Map(known).set(questionId, page))
        setError(null)
      } catch (cause) {
        asked.current.delete(questionId)
        setError(describeActError(cause))
      }
    },
    [secondLookId, onPage],
  )

  const go = useCallback(
    (to: string) => {
      setPlace(to)
      const address = new URL(path.secondLook(jobId, secondLookId), location.origin)
      address.searchParams.set('question', to)
      window.history.replaceState(null, '', address)
    },
    [jobId, secondLookId],
  )

  const at = first.questions.findIndex((one) => one.questionId === place)
  const next = first.questions[at + 1]?.questionId
  useEffect(() => {
    if (at >= 0) void fetchPage(place).then(() => (next ? fetchPage(next) : undefined))
  }, [at, place, next, fetchPage])

  return { page: pages.get(place) ?? null, pages, place, go, error, again: () => void fetchPage(place) }
}
