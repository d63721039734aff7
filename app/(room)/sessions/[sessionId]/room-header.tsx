import ArrowLeft from 'lucide-react/icons/arrow-left'
import Link from 'next/link'
import { memo, type ReactNode } from 'react'
import { path } from '@/app/_api/path'
import type { Room } from '@/server/sessions/room'

/** Who sits opposite, for which panel, and to the right what must stay in view: time and the state of saving. */
export function RoomHeader({
  room,
  below,
  children,
}: {
  room: Room
  /** A line of its own under these. */
  below?: ReactNode
  children?: ReactNode
}) {
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-raised print:static">
      <div className="mx-auto flex min-h-14 max-w-[92rem] flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 sm:px-6">
        <Opposite room={room} />
        {children ? <div className="flex flex-wrap items-center gap-x-4 gap-y-1">{children}</div> : null}
      </div>
      {below}
    </header>
  )
}

/** The way out, and who sits opposite: the same whatever is recorded. */
const Opposite = memo(function Opposite({ room }: { room: Room }) {
  return (
    <>
      <Link
        href={path.today()}
        prefetch={false}
        className="-ms-2 flex h-8 items-center gap-1.5 rounded-md px-2 text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:h-11 print:hidden"
      >
        <ArrowLeft aria-hidden size={16} />
        <span className="max-sm:sr-only">Today</span>
      </Link>
      <p className="min-w-24 flex-1 sm:truncate">
        <span className="line-clamp-2 text-base leading-tight font-semibold break-words sm:inline">
          {room.candidate.label}
        </span>
        <span className="ms-2 text-ink-2 max-sm:hidden">
          {room.panel.name} · {room.job.title}
        </span>
      </p>
    </>
  )
})
