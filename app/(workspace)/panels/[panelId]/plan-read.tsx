import { Badge } from '@/app/_ui/badge'
import type { findPanel } from '@/server/panels/panels'
import { listInWords } from '../panel-words'

/** The plan to read, with one's own part marked. */
export function PlanRead({ panel }: { panel: Awaited<ReturnType<typeof findPanel>> }) {
  const nameOf = new Map(panel.interviewers.map((one) => [one.memberId, one.name]))
  const names = (ids: string[]) => listInWords(ids.flatMap((id) => nameOf.get(id) ?? []).toSorted())
  return (
    <ol className="border-t border-line">
      {panel.questions.map((question) => {
        const own = panel.assignments.filter((one) => one.setItemId === question.setItemId)
        const askers = own.filter((one) => one.asks).map((one) => one.memberId)
        const scorers = own.filter((one) => one.scores).map((one) => one.memberId)
        const everybody = scorers.length === panel.interviewers.length && scorers.length > 1
        return (
          <li
            key={question.setItemId}
            className="grid gap-x-6 gap-y-1 border-b border-line py-2.5 md:grid-cols-[minmax(0,1fr)_20rem]"
          >
            <div className="flex min-w-0 gap-2.5">
              <span className="w-5 shrink-0 text-end text-ink-3 tabular-nums">{question.position}</span>
              <div className="min-w-0">
                <p className="max-w-[75ch] wrap-anywhere">{question.prompt}</p>
                <p className="mt-0.5 text-xs text-ink-2">
                  {question.minutes} min · {question.competencies.join(', ')}
                </p>
              </div>
            </div>
            <div className="max-md:ps-7.5">
              <p>
                {askers.length > 0 ? `${names(askers)} asks` : 'Nobody asks'}
                <span className="text-ink-2">
                  {everybody
                    ? ', everybody scores'
                    : scorers.length > 0
                      ? `, scored by ${names(scorers)}`
                      : ', nobody scores'}
                </span>
              </p>
              {own
                .filter((one) => one.memberId === panel.memberId)
                .map((one) => (
                  <p key={one.memberId} className="mt-1 flex gap-1">
                    {one.asks ? <Badge tone="accent">you ask</Badge> : null}
                    {one.scores ? <Badge>you score</Badge> : null}
                  </p>
                ))}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
