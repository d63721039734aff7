import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { findRoom } from './find-room'

/**
 * Opened by its address, the room comes whole: after a skeleton, what replaces it is held back for a third of a second.
 * A link within the app shows the skeleton at once.
 */
export default async function SessionLayout({
  children,
  params,
}: {
  children: ReactNode
  params: Promise<{ sessionId: string }>
}) {
  const isOpenedByAddress = (await headers()).get('sec-fetch-dest') === 'document'
  // What there is to say when there is none, the page says.
  if (isOpenedByAddress) await findRoom((await params).sessionId).catch(() => null)
  return children
}
