'use client'

import { useEffect, useState } from 'react'
import { trpcUnattended } from '@/app/_api/client'
import type { Debrief } from '@/server/debriefs/debriefs'
import type { Influence } from '@/server/debriefs/influence'
import type { Topic } from '@/server/debriefs/topic'

type Loaded = { questionId: string; revisions: number; topic: Topic }

const retryMs = 3_000

const revisionsOf = (scores: Debrief['agenda'][number]['scores']) =>
  scores.reduce((sum, { revisions }) => sum + revisions.length, 0)

/**
 * The evidence of a question. Once scorecards are in nothing of it changes but by a revision, so it is read again when
 * there is one more; until that is there, what is known stays.
 */
export function useTopic(
  { evaluationId, agenda }: Debrief,
  questionId: string | null,
  given: { questionId: string; topic: Topic } | null,
): { topic: Topic | null; hasFailed: boolean } {
  const scores = agenda.find((one) => one.questionId === questionId)?.scores ?? []
  const cards = scores.length
  const revisions = revisionsOf(scores)
  const [known, setKnown] = useState<Record<string, Loaded>>(
    given ? { [given.questionId]: { ...given, revisions: revisionsOf(scores) } } : {},
  )
  const [failed, setFailed] = useState<string | null>(null)
  const loaded = questionId ? known[questionId] : undefined
  const isNewest = loaded?.revisions === revisions && loaded.topic.scorers.length === cards

  useEffect(() => {
    if (!questionId || isNewest) return
    let isCurrent = true
    let retry: ReturnType<typeof setTimeout> | undefined
    const load = () => {
      trpcUnattended.debriefs.topic.query({ evaluationId, questionId }).then(
        (topic) => {
          if (!isCurrent) return
          setFailed(null)
          setKnown((before) => ({ ...before, [questionId]: { questionId, revisions, topic } }))
        },
        () => {
          if (!isCurrent) return
          setFailed(questionId)
          retry = setTimeout(load, retryMs)
        },
      )
    }
    load()
    return () => {
      isCurrent = false
      clearTimeout(retry)
    }
  }, [evaluationId, questionId, revisions, isNewest])

  return { topic: loaded?.topic ?? null, hasFailed: failed === questionId && !loaded }
}

/** Who moved, once the talk has ended; read again when something was revised since. */
export function useInfluence(debrief: Debrief, given: Influence | null): Influence | null {
  const { evaluationId, state, seesInfluence, agenda, talk } = debrief
  const [influence, setInfluence] = useState(given)
  const revisions = agenda.reduce((sum, { scores }) => sum + revisionsOf(scores), 0)
  const endedAtMs = talk?.endedAt?.getTime() ?? 0
  const key = state === 'ended' && seesInfluence ? `${endedAtMs} ${revisions}` : null
  const [readKey, setReadKey] = useState(given ? key : null)

  useEffect(() => {
    if (key === null || key === readKey) return
    let isCurrent = true
    trpcUnattended.debriefs.influence.query({ evaluationId }).then(
      (next) => {
        if (!isCurrent) return
        setInfluence(next)
        setReadKey(key)
      },
      () => {},
    )
    return () => {
      isCurrent = false
    }
  }, [evaluationId, key, readKey])

  return influence
}
