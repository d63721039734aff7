'use client'

import { useEffect, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { readNumber } from '../../sets/read-number'
import type { When } from '../[panelId]/when-fields'
import { localTime } from '../zoned-time'

type Typed = { startsAt: string | null; slot: string | null; timeZone: string | null; place: string }

/** When the first session is: what was typed, and before that the first hour at which all are free. */
export function useFreeStart(
  { applicationId, memberIds }: { applicationId: string; memberIds: readonly string[] },
  { slotMinutes, deviceZone }: { slotMinutes: number; deviceZone: string },
) {
  const [typed, setTyped] = useState<Typed>({ startsAt: null, slot: null, timeZone: null, place: '' })
  const [free, setFree] = useState<Date | null>(null)
  const slot = typed.slot ?? String(slotMinutes)
  const timeZone = typed.timeZone ?? deviceZone
  const minutes = readNumber(slot)
  const key = memberIds.join()
  const isTyped = typed.startsAt !== null
  useEffect(() => {
    if (!applicationId || !key || isTyped || !(minutes >= 5 && minutes <= 480)) return
    let isCurrent = true
    trpc.panels.freeStart
      .query({ applicationId, memberIds: key.split(','), slotMinutes: minutes, timeZone })
      .then(
        (found) => {
          if (isCurrent) setFree(found)
        },
        // It is a help and no more: the time can be typed.
        () => undefined,
      )
    return () => {
      isCurrent = false
    }
  }, [applicationId, key, minutes, timeZone, isTyped])

  const proposed = free && applicationId && key ? localTime(free, timeZone) : ''
  const when: When = { startsAt: typed.startsAt ?? proposed, slot, timeZone, place: typed.place }
  return {
    when,
    isProposed: !isTyped && proposed !== '',
    /** Only what was changed is kept as typed; the rest follows the panel. */
    change: (next: When) =>
      setTyped({
        startsAt: next.startsAt === when.startsAt ? typed.startsAt : next.startsAt,
        slot: next.slot === slot ? typed.slot : next.slot,
        timeZone: next.timeZone === timeZone ? typed.timeZone : next.timeZone,
        place: next.place,
      }),
  }
}
