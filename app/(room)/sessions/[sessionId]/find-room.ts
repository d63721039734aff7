import 'server-only'
import { cache } from 'react'
import { load } from '@/app/_api/server'

/** The room as its person may see it, read once for everything that a request makes. */
export const findRoom = cache((sessionId: string) => load((api) => api.sessions.find({ sessionId })))
