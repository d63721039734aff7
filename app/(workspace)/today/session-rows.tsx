import { path } from '@/app/_api/path'
import { Badge } from '@/app/_ui/badge'
import { LinkButton, TextLink } from '@/app/_ui/link'
import { MeetingPlace } from '@/app/_ui/meeting-place'
import { Section } from '@/app/_ui/section'
import type { listMySessions } from '@/server/sessions/mine'
import { NoShowOnRow } from './no-show-on-row'
import { whenInWords } from './session-time'

type MySession = Awaited<ReturnType<typeof listMySessions>>[number]

/** Some of one's sessions, each with when, whom, how far the scorecard is, and the way into the room. */
export function SessionRows({
  title,
  sessions,
  now,
  primary = false,
}: {
  title: string
  sessions: readonly MySession[]
  now: Date
  /** Whether going into the room is what should happen next. */
  primary?: boolean
}) {
  if (sessions.length === 0) return null
  return (
    <Section title={title}>
      <ul className="flex flex-col border-t border-line">
        {sessions.map((session) => (
          <li
            key={session.sessionId}
            className="grid items-center gap-x-6 gap-y-2 border-b border-line py-3 sm:grid-cols-[11rem_minmax(0,1fr)_auto_auto]"
          >
            <p className="tabular-nums">
              <time dateTime={session.startsAt.toISOString()}>{whenInWords(session, now)}</time>
              <span className="text-ink-2 sm:hidden"> · </span>
              <span className="text-ink-2 sm:block">{session.slotMinutes} min</span>
            </p>
            <div className="min-w-0">
              <p className="truncate text-base font-semibold">{session.candidate}</p>
              <p className="truncate text-ink-2">
                {session.panelName} · {session.jobTitle}
              </p>
              {session.place ? (
                <p className="text-ink-2 wrap-anywhere">
                  <MeetingPlace place={session.place} />
                </p>
              ) : null}
              {session.state === 'scheduled' && !session.submittedAt && !session.excusedAt ? (
                <p className="flex gap-x-3 text-xs">
                  <TextLink
                    href={path.kit(session.panelId, { session: session.sessionId })}
                    aria-label={`Interview kit for ${session.candidate}`}
                  >
                    Kit
                  </TextLink>
                  <TextLink
                    href={path.calendar(session.sessionId)}
                    download
                    prefetch={false}
                    aria-label={`Calendar file for ${session.candidate}`}
                  >
                    Calendar
                  </TextLink>
                </p>
              ) : null}
              {session.mayNoteNoShow && primary ? (
                <NoShowOnRow sessionId={session.sessionId} candidate={session.candidate} />
              ) : null}
            </div>
            <p className="sm:text-end">
              <Standing session={session} now={now} />
            </p>
            <LinkButton
              href={path.session(session.sessionId)}
              kind={primary ? 'primary' : 'quiet'}
              className={primary ? undefined : 'max-sm:justify-self-start'}
              aria-label={`Open the room for ${session.candidate}`}
            >
              Open the room
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Standing({ session, now }: { session: MySession; now: Date }) {
  if (session.state === 'no-show') return <Badge tone="attention">no-show</Badge>
  if (session.submittedAt)
    return (
      <Badge tone={session.openedAt ? 'accent' : 'neutral'}>
        {session.openedAt ? 'seal open' : 'sealed'}
      </Badge>
    )
  if (session.excusedAt) return <Badge>excused</Badge>
  return (
    <span className="text-ink-2 tabular-nums">
      {session.scored > 0
        ? `${session.scored} of ${session.toScore} scored`
        : session.state === 'scheduled'
          ? 'Not started'
          : 'Started, nothing scored'}
      {session.remindedAt ? (
        <span className="block text-attention-text">
          Reminded {whenInWords({ ...session, startsAt: session.remindedAt }, now)}
        </span>
      ) : null}
    </span>
  )
}
