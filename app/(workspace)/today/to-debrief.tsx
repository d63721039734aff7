import { path } from '@/app/_api/path'
import { LinkButton } from '@/app/_ui/link'
import { Section } from '@/app/_ui/section'
import type { listMyDebriefs } from '@/server/debriefs/mine'

type ToDebriefProps = { debriefs: Awaited<ReturnType<typeof listMyDebriefs>>; timeZone: string }

/** Candidates this person met whose seal is open and whom the panel has still to talk about. */
export function ToDebrief({ debriefs, timeZone }: ToDebriefProps) {
  if (debriefs.length === 0) return null
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone })
  return (
    <Section title="Debriefs" ruled>
      <ul className="flex flex-col border-t border-line">
        {debriefs.map(({ evaluationId, jobId, jobTitle, panel, candidate, isRunning, openedAt }) => (
          <li
            key={evaluationId}
            className="grid items-center gap-x-6 gap-y-2 border-b border-line py-3 sm:grid-cols-[11rem_minmax(0,1fr)_auto]"
          >
            <p>
              <span className="font-semibold">{isRunning ? 'Under way' : 'Seal open'}</span>
              <span className="text-ink-2 sm:hidden"> · </span>
              <span className="text-ink-2 sm:block">{date.format(openedAt)}</span>
            </p>
            <div className="min-w-0">
              <p className="truncate text-base font-semibold">{candidate}</p>
              <p className="truncate text-ink-2">
                {panel} · {jobTitle}
              </p>
            </div>
            <LinkButton
              href={path.debrief(jobId, evaluationId)}
              {...(isRunning ? { kind: 'primary' as const } : {})}
              className="max-sm:justify-self-start"
              aria-label={`${isRunning ? 'Join' : 'Open'} the debrief on ${candidate}`}
            >
              {isRunning ? 'Join' : 'Open'}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  )
}
