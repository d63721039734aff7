import clsx from 'clsx'
import { path } from '@/app/_api/path'
import { Badge, StatusDot } from '@/app/_ui/badge'
import { TextLink } from '@/app/_ui/link'
import { MeetingPlace } from '@/app/_ui/meeting-place'
import { hasBegun, stageOf } from '@/server/session-life/rules'
import { asksToStart } from '@/server/sessions/rules'
import type { ShownSession } from './evaluation-row'
import { SessionBoard } from './session-board'

/** One meeting: when and where, and each interviewer's scorecard by its visible header. */
export function SessionLine({
  panelId,
  session,
  candidate,
  mayManage,
}: {
  panelId: string
  session: ShownSession
  candidate: string
  mayManage: boolean
}) {
  const isCancelled = session.state === 'cancelled'
  const now = new Date()
  const stage = stageOf(session, now)
  const isMeeting = stage === 'live' || (stage === 'scheduled' && !asksToStart(session, now))
  const { noShow, reopening } = session
  const isOwn = !isCancelled && session.seats.some((seat) => seat.isOwn && !seat.excusedAt)
  const mayTake = mayManage || isOwn
  return (
    <li>
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <time
          dateTime={session.startsAt.toISOString()}
          className={clsx('tabular-nums', isCancelled && 'text-ink-3 line-through')}
        >
          {session.when}
        </time>
        {session.place ? (
          <span className="text-ink-2 wrap-anywhere">
            <MeetingPlace place={session.place} />
          </span>
        ) : null}
        {isCancelled ? <Badge>cancelled</Badge> : null}
        {stage === 'live' || stage === 'wrapping up' ? <Badge tone="accent">{stage}</Badge> : null}
        {stage === 'no-show' ? <Badge tone="attention">no-show</Badge> : null}
        {session.addedAfterOpening || reopening?.afterOpening ? <Badge>after opening</Badge> : null}
        {session.otherVersion ? <Badge>set version {session.otherVersion}</Badge> : null}
        {isOwn ? (
          <TextLink href={path.session(session.id)} aria-label={`Open the room for ${candidate}`}>
            Open the room
          </TextLink>
        ) : null}
        {mayTake ? (
          <>
            {isCancelled ? null : (
              <TextLink
                href={path.kit(panelId, { session: session.id })}
                aria-label={`Interview kit for ${candidate}`}
              >
                Kit
              </TextLink>
            )}
            <TextLink
              href={path.calendar(session.id)}
              download
              prefetch={false}
              aria-label={`Calendar file for ${candidate}`}
            >
              Calendar
            </TextLink>
          </>
        ) : null}
      </p>
      {mayManage && isMeeting ? <SessionBoard sessionId={session.id} /> : null}
      {stage === 'no-show' && noShow ? (
        <p className="max-w-prose text-xs wrap-anywhere text-ink-2">
          Noted by {noShow.by}
          {noShow.note ? `: “${noShow.note}”` : ''}
        </p>
      ) : null}
      {reopening && stage !== 'no-show' ? (
        <p className="max-w-prose text-xs wrap-anywhere text-ink-2">
          Reopened by {reopening.by}
          {reopening.reason ? `: “${reopening.reason}”` : ''}
        </p>
      ) : null}
      <ul className="flex flex-wrap gap-x-4">
        {session.seats.map((seat) => (
          <li key={seat.scorecardId} className="min-w-0">
            <StatusDot tone={seat.submittedAt ? 'accent' : 'neutral'}>
              {seat.name}
              <span className="text-ink-2"> {standingOf(seat, session)}</span>
            </StatusDot>
            {seat.excuseReason && !seat.excusedByNoShow ? (
              <span className="block max-w-prose ps-3.5 text-xs wrap-anywhere text-ink-2">
                “{seat.excuseReason}”
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </li>
  )
}

function standingOf(seat: ShownSession['seats'][number], session: ShownSession): string {
  if (seat.submittedAt) return seat.submittedAfterOpening ? 'in, after opening' : 'in'
  if (seat.excusedByNoShow) return 'nothing to submit'
  if (seat.excusedAt) return 'excused'
  return hasBegun(session, new Date()) ? 'missing' : 'to come'
}
