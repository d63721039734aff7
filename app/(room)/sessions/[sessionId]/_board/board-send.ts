import { createTRPCClient, httpLink } from '@trpc/client'
import superjson from 'superjson'
import { path } from '@/app/_api/path'
import type { BoardMove } from '@/server/boards/rules'
import { unattendedHeader } from '@/server/live/rules'
import type { AppRouter } from '@/server/router'
import { memberHeader } from '@/server/sessions/rules'
import type { Place } from '../_saving/send'

const timeoutMs = 8000

/** A client of the board's own: its requests name whose room it is, and what the room asks by itself keeps no sign-in alive. */
const trpc = createTRPCClient<AppRouter>({
  links: [
    httpLink({
      url: path.trpc(),
      transformer: superjson,
      headers: ({ op }) => ({
        [memberHeader]: op.context.memberId as string,
        ...(op.context.isUnattended ? { [unattendedHeader]: '1' } : {}),
      }),
      // A room that closes still says so.
      fetch: (url, init) => fetch(url, { ...(init as RequestInit), keepalive: true }),
    }),
  ],
})

const optionsOf = ({ memberId }: Place, isUnattended = true) => ({
  signal: AbortSignal.timeout(timeoutMs),
  context: { memberId, isUnattended },
})

export const readBoard = (place: Place) =>
  trpc.boards.find.query({ sessionId: place.sessionId }, optionsOf(place))

export const attendBoard = (place: Place) =>
  trpc.boards.attend.mutate({ sessionId: place.sessionId }, optionsOf(place))

/** Whoever is not heard is gone soon, too. */
export const leaveBoard = (place: Place) =>
  trpc.boards.leave.mutate({ sessionId: place.sessionId }, optionsOf(place)).catch(() => undefined)

/** Sent now or not at all: a move that came late would tell the others what is no longer so. */
export const moveBoard = (place: Place, setItemId: string, to: BoardMove, seq: number) =>
  trpc.boards.move.mutate({ sessionId: place.sessionId, setItemId, to, seq }, optionsOf(place, false))
