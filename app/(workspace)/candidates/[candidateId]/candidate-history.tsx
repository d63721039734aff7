import { Section } from '@/app/_ui/section'
import type { HistoryEvent } from '@/server/candidates/history'
import { outcomeInWords } from '../outcome'

type CandidateHistoryProps = { history: readonly HistoryEvent[]; timeZone: string; now: Date }

/** What happened when, newest first. Who submitted is told, never what they wrote. */
export function CandidateHistory({ history, timeZone, now }: CandidateHistoryProps) {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <Section title="History" description={`Times in ${timeZone.replaceAll('_', ' ')}.`}>
      <ol aria-label="History" className="border-t border-line">
        {history.map((event) => (
          <li
            key={`${event.kind} ${event.at.toISOString()} ${event.panelName} ${event.by}`}
            className="border-b border-line py-2"
          >
            <p>{inWords(event, now)}</p>
            <p className="text-xs text-ink-2 tabular-nums">
              <time dateTime={event.at.toISOString()}>{format.format(event.at)}</time>
              {event.panelName ? ` · ${event.panelName}` : ''}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function inWords(event: HistoryEvent, now: Date): string {
  const by = event.by ?? 'somebody'
  switch (event.kind) {
    case 'added':
      return `Added by ${by}`
    case 'applied':
      return `Application for “${event.jobTitle}” added by ${by}`
    case 'file added':
      return `File added by ${by}`
    case 'session':
      return event.at > now ? 'Session planned' : 'Session'
    case 'no-show':
      return `Did not come to the session, noted by ${by}`
    case 'reopened':
      return `Session reopened by ${by}`
    case 'submitted':
      return `${by} submitted, ${event.submitted} in`
    case 'opened':
      return event.openedBecause === 'seal broken' ? 'Seal broken' : 'Seal opened: all in'
    case 'decided':
      return `${event.outcome ? outcomeInWords[event.outcome] : 'Decision'}, decided by ${by}`
  }
}
