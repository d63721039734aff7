'use client'

import { useEffect, useState } from 'react'
import { trpc } from '@/app/_api/client'
import type { PlannedQuestion } from './plan-preview'

export type SetOption = {
  setVersionId: string
  setId: string
  number: number
  label: string
  slotMinutes: number
}

/** The questions of the published set that is chosen; null while they are on their way, or none is. */
export function useChosenSet(chosen: SetOption | null): readonly PlannedQuestion[] | null {
  const [known, setKnown] = useState<ReadonlyMap<string, readonly PlannedQuestion[]>>(new Map())
  const has = chosen !== null && known.has(chosen.setVersionId)
  useEffect(() => {
    if (!chosen || has) return
    const { setId, number, setVersionId } = chosen
    trpc.sets.find.query({ setId, number }).then(
      ({ items }) => setKnown((before) => new Map(before).set(setVersionId, items.map(planned))),
      // Without its questions nothing can be split here; the panel can be made all the same.
      () => undefined,
    )
  }, [chosen, has])
  return chosen ? (known.get(chosen.setVersionId) ?? null) : null
}

const planned = ({
  questionId,
  prompt,
  minutes,
  competencies,
  competencyIds,
}: Omit<PlannedQuestion, 'id'> & { questionId: string }): PlannedQuestion => ({
  id: questionId,
  prompt,
  minutes,
  competencies,
  competencyIds,
})
