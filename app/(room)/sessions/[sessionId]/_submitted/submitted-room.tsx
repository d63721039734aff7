import Check from 'lucide-react/icons/check'
import { path } from '@/app/_api/path'
import { LinkButton } from '@/app/_ui/link'
import { RefreshWhileWaiting } from '@/app/_ui/refresh-while-waiting'
import type { Room } from '@/server/sessions/room'
import { Others } from '../_question/about-session'
import { isHeard, isUsed, marksOf, notesOf, recommendationOf, unplannedOf } from '../_question/marks'
import { Part } from '../_question/question-panel'
import { UnplannedRead } from '../_question/unplanned'
import { confirmedOf } from '../_saving/writes'
import { ArrivalHeading } from '../_shown/arrival-heading'
import { RoomHeader } from '../room-header'
import { LeftOver } from './left-over'
import { SubmittedNav } from './submitted-nav'
import { SubmittedQuestion } from './submitted-question'

/** The room after submitting: when, who is still missing, what happens next, and each score with its revisions. */
export function SubmittedRoom({ room, hasDebrief }: { room: Room; hasDebrief: boolean }) {
  const fields = new Map([...confirmedOf(room.record)].map(([field, { write }]) => [field, write]))
  const marks = marksOf(room.questions, fields)
  const finalMarks = marks.map((mark) => {
    const last = room.record.revisions.findLast((one) => one.setItemId === mark.question.setItemId)
    return last ? { ...mark, value: last.value, notAssessed: last.notAssessed } : mark
  })
  const { recommendation, comment } = recommendationOf(fields)
  const waitsFor = room.others.filter((other) => !other.submittedAt && !other.excusedAt)
  const submittedAt = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: room.timeZone,
  }).format(room.card.submittedAt ?? undefined)
  return (
    <div className="flex min-h-dvh flex-col">
      <RoomHeader room={room} />
      <RefreshWhileWaiting waits={!room.openedAt && waitsFor.length > 0} />
      <main
        id="content"
        className="mx-auto grid w-full max-w-[92rem] flex-1 content-start gap-x-10 gap-y-6 px-4 pt-6 pb-16 sm:px-6 lg:grid-cols-[15rem_minmax(0,1fr)_20rem]"
      >
        <SubmittedNav marks={finalMarks} />
        <div className="flex min-w-0 flex-col gap-8">
          <header className="flex flex-col gap-2">
            <ArrivalHeading className="flex items-center gap-2.5 text-lg font-semibold lg:text-xl">
              <Check aria-hidden size={24} className="text-accent-text" />
              Scorecard submitted
            </ArrivalHeading>
            <p className="max-w-[65ch] text-base text-ink-2">
              On {submittedAt}. {nextInWords(room, waitsFor.length)}
            </p>
            {room.maySeeOthers || hasDebrief ? (
              <div className="flex flex-wrap gap-2 pt-1">
                {room.maySeeOthers ? (
                  <LinkButton href={path.compare(room.job.id, { panel: room.panel.id })} kind="primary">
                    Compare candidates
                  </LinkButton>
                ) : null}
                {hasDebrief ? (
                  <LinkButton href={path.debrief(room.job.id, room.evaluationId)}>
                    Open the debrief
                  </LinkButton>
                ) : null}
              </div>
            ) : null}
          </header>
          <LeftOver room={room} />
          <ol className="flex flex-col">
            {marks.map((mark) => (
              <SubmittedQuestion
                key={mark.question.setItemId}
                sessionId={room.sessionId}
                timeZone={room.timeZone}
                mark={mark}
                notes={notesOf(fields, mark.question.setItemId)}
                heard={mark.question.points.filter((point) =>
                  isHeard(fields, mark.question.setItemId, point.id),
                )}
                used={mark.question.followUps.filter((followUp) =>
                  isUsed(fields, mark.question.setItemId, followUp.id),
                )}
                revisions={room.record.revisions.filter((one) => one.setItemId === mark.question.setItemId)}
              />
            ))}
          </ol>
          <UnplannedRead notes={unplannedOf(fields)} />
        </div>
        <aside aria-label="The panel" className="flex flex-col gap-6">
          <Part title="Recommendation">
            <p className="text-base font-medium">{recommendation ? capital(recommendation) : 'None given'}</p>
            {comment ? <p className="whitespace-pre-wrap text-ink-2">{comment}</p> : null}
          </Part>
          {room.others.length > 0 ? (
            <Part title="Also scoring">
              <Others others={room.others} />
            </Part>
          ) : null}
        </aside>
      </main>
    </div>
  )
}

function nextInWords(room: Room, missing: number): string {
  if (room.openedAt)
    return room.openedBecause === 'seal broken'
      ? 'An admin broke the seal of this evaluation early.'
      : 'Nobody is missing any more, and the seal is open.'
  const who = missing === 1 ? 'one scorecard is' : `${missing} scorecards are`
  return missing === 0
    ? 'The seal opens when every scorecard of this evaluation is in.'
    : `It is sealed until all are in: ${who} still missing.`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
