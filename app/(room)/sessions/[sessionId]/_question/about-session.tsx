import { memo } from 'react'
import { path } from '@/app/_api/path'
import { TextLink } from '@/app/_ui/link'
import { MeetingPlace } from '@/app/_ui/meeting-place'
import type { Room } from '@/server/sessions/room'
import { MeetingActs } from './meeting-acts'
import { Part } from './question-panel'

/** The candidate's papers, where names are shown, and who else scores; of the others only whether they are in. */
export const AboutSession = memo(function AboutSession({ room }: { room: Room }) {
  const { candidate, others } = room
  return (
    <div className="flex flex-col gap-5">
      {room.place ? (
        <Part title="Where">
          <p className="wrap-anywhere">
            <MeetingPlace place={room.place} />
          </p>
        </Part>
      ) : null}
      {candidate.files.length + candidate.links.length > 0 ? (
        <Part title="Candidate">
          <ul className="flex flex-col gap-1">
            {candidate.files.map((file) => (
              <li key={file.id} className="truncate">
                <TextLink href={path.file(file.id)} target="_blank" prefetch={false}>
                  {file.name}
                </TextLink>
              </li>
            ))}
            {candidate.links.map((link) => (
              <li key={link} className="truncate">
                <a
                  href={link}
                  target="_blank"
                  rel="noreferrer"
                  className="text-accent-text underline underline-offset-3"
                >
                  {link.replace(/^https?:\/\//, '')}
                </a>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {room.card.excusedAt || room.state === 'cancelled' ? null : (
        <Part title="To take along">
          <ul className="flex flex-wrap gap-x-4">
            <li>
              <TextLink
                href={path.kit(room.panel.id, { session: room.sessionId })}
                target="_blank"
                prefetch={false}
              >
                Interview kit
              </TextLink>
            </li>
            <li>
              <TextLink href={path.calendar(room.sessionId)} download prefetch={false}>
                Calendar file
              </TextLink>
            </li>
          </ul>
        </Part>
      )}
      <MeetingActs room={room} />
      {others.length > 0 ? (
        <Part title="Also scoring">
          <Others others={others} />
        </Part>
      ) : null}
    </div>
  )
})

export function Others({ others }: { others: Room['others'] }) {
  return (
    <ul className="flex flex-col gap-1">
      {others.map((other) => (
        <li key={other.scorecardId} className="flex justify-between gap-3">
          <span className="truncate">{other.name}</span>
          <span className="shrink-0 text-ink-2">
            {other.submittedAt ? 'submitted' : other.excusedAt ? 'excused' : 'not in yet'}
          </span>
        </li>
      ))}
    </ul>
  )
}
