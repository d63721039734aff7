'use client'

import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { useAct } from '@/app/_ui/use-act'
import type { Assignment } from '@/server/plans/rules'

/**
 * The plan on screen, saved question by question as it is changed. What could not be saved stays on the screen and
 * is sent again on request.
 */
export function usePlan(panelId: string, saved: readonly Assignment[]) {
  const [plan, setPlan] = useState(saved)
  const [unsaved, setUnsaved] = useState<ReadonlySet<string>>(new Set())
  const act = useAct((lines: Assignment[]) => trpc.panels.assign.mutate({ panelId, assignments: lines }), {
    whilePending: 'queue',
  })

  async function save(lines: Assignment[]) {
    const ids = new Set(lines.map((one) => one.setItemId))
    const { done } = await act.run(lines)
    setUnsaved((before) => {
      const others = [...before].filter((id) => !ids.has(id))
      return new Set(done ? others : [...others, ...ids])
    })
  }

  /** Puts these lines in the place of all lines of the same questions. */
  function replace(lines: Assignment[]) {
    const ids = new Set(lines.map((one) => one.setItemId))
    setPlan((before) => [...before.filter((one) => !ids.has(one.setItemId)), ...lines])
    void save(lines)
  }

  return {
    plan,
    replace,
    retry: () => void save(plan.filter((one) => unsaved.has(one.setItemId))),
    state: act.pending ? ('saving' as const) : unsaved.size > 0 ? ('not saved' as const) : ('saved' as const),
    error: act.error,
  }
}
