import type { Metadata } from 'next'
import { OfflineRoom } from './offline-room'

export const metadata: Metadata = { title: 'Room' }

/** The room without anybody's data: kept by the browser, and shown in a session's place while the server is away. */
export default function OfflinePage() {
  return <OfflineRoom />
}
