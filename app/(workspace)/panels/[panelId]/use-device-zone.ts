'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** The time zone of this device; on the server, and until the page is alive, the organization's. */
export function useDeviceZone(organizationZone: string): string {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => organizationZone,
  )
}
