import { path } from '@/app/_api/path'
import { Callout } from '@/app/_ui/callout'
import { LinkButton } from '@/app/_ui/link'
import type { Room } from '@/server/sessions/room'
import { LeftOver } from './left-over'
import { RoomHeader } from './room-header'

/** The room when nothing can be recorded and nothing was submitted: cancelled, excused or closed. */
export function ClosedRoom({ room, refusal }: { room: Room; refusal: string }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <RoomHeader room={room} />
      <main id="content" className="mx-auto flex w-full max-w-2xl flex-1 flex-col gap-5 px-4 py-10 sm:px-6">
        <h1 className="text-lg font-semibold">
          {room.state === 'cancelled' ? 'Session cancelled' : 'Nothing more to record'}
        </h1>
        <Callout tone="attention" title={refusal}>
          {room.card.excuseReason ? <p>Reason: {room.card.excuseReason}</p> : null}
          {room.state === 'cancelled' ? (
            <p>What you recorded before stays sealed and counts nowhere. Ask the manager about a new time.</p>
          ) : null}
        </Callout>
        <LeftOver room={room} />
        <div>
          <LinkButton href={path.today()} kind="primary">
            Back to Today
          </LinkButton>
        </div>
      </main>
    </div>
  )
}
