import { createTRPCClient, httpLink } from '@trpc/client'
import superjson from 'superjson'
import { path } from '@/app/_api/path'
import { describeActError } from '@/app/_ui/use-act'
import type { AppRouter } from '@/server/router'
import { memberHeader } from '@/server/sessions/rules'
import type { Write } from './writes'

const timeoutMs = 8000
// What browsers let a page send while it closes, with room for the headers.
const keptAliveBytesMax = 60_000
const seatGone = 'This session was cancelled, or you no longer sit in it. Nothing more can be recorded.'

/** A client of the room's own: it sends at once instead of gathering, so that a closing page still sends. */
const trpc = createTRPCClient<AppRouter>({
  links: [
    httpLink({
      url: path.trpc(),
      transformer: superjson,
      // Whoever signs in beside this tab is not who wrote what waits in it.
      headers: ({ op }) => ({ [memberHeader]: op.context.memberId as string }),
      fetch: (url, init) =>
        fetch(url, {
          ...(init as RequestInit),
          keepalive: typeof init?.body === 'string' && init.body.length < keptAliveBytesMax,
        }),
    }),
  ],
})

export type SendOutcome =
  | { sent: 'done'; version: number; noteId?: string; bothKept?: boolean }
  | {
      sent: 'refused'
      message: string
      fields: Readonly<Record<string, string>>
      /** Nothing more is recorded in this room, now or, where the seat is gone, ever. */
      closes: boolean
      gone?: true
    }
  | { sent: 'too early'; startsAt: Date }
  | { sent: 'unreachable' }
  | { sent: 'signed out' }

/** Whose seat is written for. */
export type Place = { sessionId: string; memberId: string }

/** Sends one write. The same `entryId` is applied once, however often it is sent. Never rejects. */
export async function sendWrite(
  place: Place,
  entryId: string,
  write: Write,
  version: number,
): Promise<SendOutcome> {
  try {
    return { sent: 'done', ...(await mutate(place, entryId, write, version)) }
  } catch (cause) {
    const code = codeOf(cause)
    const passing = passingOf(code)
    if (passing) return { sent: passing }
    // Nobody is told whose session it is; who was in it just now is told what may have happened.
    if (code === 'NOT_FOUND')
      return { sent: 'refused', message: seatGone, fields: {}, closes: true, gone: true }
    const { message, fields } = describeActError(cause)
    if (fields.startsAt) return { sent: 'too early', startsAt: new Date(fields.startsAt) }
    // A scorecard that takes no more: whatever else waits would be refused too.
    const closes = code === 'PRECONDITION_FAILED' || code === 'FORBIDDEN'
    return { sent: 'refused', message, fields, closes }
  }
}

/** What passes by itself: no answer, no sign-in, too many at once, a fault of the server. The change waits. */
function passingOf(code: string | undefined): 'unreachable' | 'signed out' | null {
  if (code === 'UNAUTHORIZED') return 'signed out'
  return code === undefined || code === 'TOO_MANY_REQUESTS' || code === 'INTERNAL_SERVER_ERROR'
    ? 'unreachable'
    : null
}

function mutate({ sessionId, memberId }: Place, entryId: string, write: Write, version: number) {
  const { kind, ...value } = write
  const input = { sessionId, entryId, version }
  const options = { signal: AbortSignal.timeout(timeoutMs), context: { memberId } }
  switch (kind) {
    case 'score':
      return trpc.sessions.recordScore.mutate({ ...input, ...(value as OfKind<'score'>) }, options)
    case 'point':
      return trpc.sessions.recordPoint.mutate({ ...input, ...(value as OfKind<'point'>) }, options)
    case 'follow-up':
      return trpc.sessions.recordFollowUp.mutate({ ...input, ...(value as OfKind<'follow-up'>) }, options)
    case 'note':
      return trpc.sessions.recordNote.mutate({ ...input, ...(value as OfKind<'note'>) }, options)
    case 'recommendation':
      return trpc.sessions.recordRecommendation.mutate(
        { ...input, ...(value as OfKind<'recommendation'>) },
        options,
      )
  }
}

type OfKind<Kind extends Write['kind']> = Omit<Extract<Write, { kind: Kind }>, 'kind'>

function codeOf(cause: unknown): string | undefined {
  const data = cause instanceof Error && 'data' in cause ? (cause.data as { code?: string } | null) : null
  return data?.code
}

/** Whether this person was signed out of this browser on purpose, and has not only been away for long. */
export async function isSignedOut({ memberId }: Place): Promise<boolean> {
  const memberIds = await trpc.organizations.signedOut.query(undefined, {
    signal: AbortSignal.timeout(timeoutMs),
    context: { memberId },
  })
  return memberIds.includes(memberId)
}

export const readRoom = ({ sessionId, memberId }: Place) =>
  trpc.sessions.find.query({ sessionId }, { signal: AbortSignal.timeout(timeoutMs), context: { memberId } })

export type SubmissionOutcome =
  | 'done'
  | 'unreachable'
  | 'signed out'
  | { message: string; startsAt?: Date; cause: unknown }

/** Submits. Submitting again is answered as done, so a lost answer costs nothing. Never rejects. */
export async function sendSubmission(place: Place, confirmMissing: boolean): Promise<SubmissionOutcome> {
  try {
    await trpc.sessions.submit.mutate(
      { sessionId: place.sessionId, confirmMissing },
      { signal: AbortSignal.timeout(timeoutMs), context: { memberId: place.memberId } },
    )
    return 'done'
  } catch (cause) {
    const passing = passingOf(codeOf(cause))
    if (passing) return passing
    const { message, fields } = describeActError(cause)
    return { message, cause, ...(fields.startsAt ? { startsAt: new Date(fields.startsAt) } : {}) }
  }
}

export const startRoom = ({ sessionId, memberId }: Place) =>
  trpc.sessions.start.mutate({ sessionId }, { context: { memberId } })

export const endMeeting = ({ sessionId, memberId }: Place) =>
  trpc.sessions.endMeeting.mutate({ sessionId }, { context: { memberId } })

export const noteNoShow = ({ sessionId, memberId }: Place, note: string) =>
  trpc.sessions.noteNoShow.mutate({ sessionId, note }, { context: { memberId } })
