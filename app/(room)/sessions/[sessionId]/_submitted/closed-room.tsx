import { path } from '@/app/_api/path'
import { Callout } from '@/app/_ui/callout'
import { LinkButton } from '@/app/_ui/link'
import type { Room } from '@/server/sessions/room'
import { ArrivalHeading } from '../_shown/arrival-heading'
import { RoomHeader } from '../room-header'
import { LeftOver } from './left-over'

const titles: Partial<Record<Room['state'], string>> = {
  cancelled: 'Session cancelled',
  'no-show': 'The candidate did not come',
}

/** The room when nothing can be recorded and nothing was submitted: cancelled, a no-show, excused or closed. */
export function ClosedRoom({ room, refusal }: { room: Room; refusal: string }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <RoomHeader room={room} />
      <main id="content" className="mx-auto flex w-full max-w-2xl flex-1 flex-col gap-5 px-4 py-10 sm:px-6">
        <ArrivalHeading className="text-lg font-semibold">
          {titles[room.state] ?? 'Nothing more to record'}
        </ArrivalHeading>
        <Callout tone="attention" title={refusal}>
          {room.card.excuseReason && room.state !== 'no-show' ? (
            <p>Reason: {room.card.excuseReason}</p>
          ) : null}
          {room.state === 'no-show' && room.noShow ? (
            <p>
              Noted by {room.noShow.by}
              {room.noShow.note ? `: “${room.noShow.note}”` : '.'} What you recorded before stays sealed and
              counts nowhere.
            </p>
          ) : null}
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
