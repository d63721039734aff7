import { path } from '@/app/_api/path'
import { LinkButton } from '@/app/_ui/link'
import { Section } from '@/app/_ui/section'
import type { listToApprove } from '@/server/decisions/approvals'
import { outcomeInWords } from '../candidates/outcome'

type ToApproveProps = { decisions: Awaited<ReturnType<typeof listToApprove>>; timeZone: string }

/** Decisions of colleagues that wait for one's own word. */
export function ToApprove({ decisions, timeZone }: ToApproveProps) {
  if (decisions.length === 0) return null
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone })
  return (
    <Section title="Decisions to approve">
      <ul className="flex flex-col border-t border-line">
        {decisions.map(({ applicationId, jobId, jobTitle, candidate, outcome, decidedBy, decidedAt }) => (
          <li
            key={applicationId}
            className="grid items-center gap-x-6 gap-y-2 border-b border-line py-3 sm:grid-cols-[11rem_minmax(0,1fr)_auto]"
          >
            <p>
              <span className="font-semibold">{outcomeInWords[outcome]}</span>
              <span className="text-ink-2 sm:hidden"> · </span>
              <span className="text-ink-2 sm:block">{date.format(decidedAt)}</span>
            </p>
            <div className="min-w-0">
              <p className="truncate text-base font-semibold">{candidate}</p>
              <p className="truncate text-ink-2">
                {jobTitle} · decided by {decidedBy}
              </p>
            </div>
            <LinkButton
              href={`${path.compare(jobId, { candidates: applicationId })}#decision`}
              kind="primary"
              className="max-sm:justify-self-start"
              aria-label={`Read the decision on ${candidate}`}
            >
              Read the decision
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  )
}
