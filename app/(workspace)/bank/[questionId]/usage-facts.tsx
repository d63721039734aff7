import { path } from '@/app/_api/path'
import { type Definition, DefinitionList } from '@/app/_ui/definition-list'
import { TextLink } from '@/app/_ui/link'
import type { findPlaces } from '@/server/usage/places'
import { candidatesAtOnce, type Discrimination, shareNotAssessed, type Usage } from '@/server/usage/rules'
import { countOf } from '../question-words'

type UsageFactsProps = {
  usage: Usage & { discrimination: Discrimination }
  day: Intl.DateTimeFormat
}

/** How often the question was asked and what its scores look like, over all its versions. */
export function UsageFacts({ usage, day }: UsageFactsProps) {
  const { timesAsked, figures, lastUsed, discrimination } = usage
  if (timesAsked === 0)
    return <p className="text-ink-2">No evaluation with this question has been opened yet.</p>
  const share = shareNotAssessed(usage)
  const items: Definition[] = [
    { term: 'Asked', value: timesAsked === 1 ? 'once' : `${timesAsked} times` },
    ...(lastUsed ? [{ term: 'Last on', value: day.format(lastUsed) }] : []),
    ...(figures
      ? [
          { term: 'Mean', value: figures.mean.toFixed(1) },
          { term: 'Spread (SD)', value: figures.sd === null ? 'needs two scores' : figures.sd.toFixed(1) },
          { term: 'Scores', value: `${figures.scores}, of ${figures.candidates} candidates` },
          { term: 'Not assessed', value: `${Math.round((share ?? 0) * 100)} %` },
        ]
      : [
          {
            term: 'Scores',
            value: `Told from ${candidatesAtOnce} candidates on, so that no single one is told of.`,
          },
        ]),
    { term: 'Discrimination', value: <Discriminates {...discrimination} /> },
  ]
  return (
    <>
      <DefinitionList items={items} className="tabular-nums" />
      <p className="mt-3 text-xs text-ink-2">
        Opened evaluations of the whole organization, all versions of the question. Figures take{' '}
        {candidatesAtOnce} candidates at a time.
      </p>
    </>
  )
}

/** How many candidates of which jobs have met the question, so that nobody is asked what others have told. */
export function MetBy({ jobs }: Pick<Awaited<ReturnType<typeof findPlaces>>, 'jobs'>) {
  if (jobs.length === 0) return null
  return (
    <div className="mt-4">
      <h3 className="mb-1 text-xs font-medium text-ink-2">Met by candidates of</h3>
      <ul>
        {jobs.map(({ jobId, title, candidates }) => (
          <li key={jobId} className="flex justify-between gap-4">
            <TextLink href={path.job(jobId)} className="min-w-0 wrap-anywhere">
              {title}
            </TextLink>
            <span className="shrink-0 tabular-nums">{countOf(candidates, 'candidate')}</span>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-xs text-ink-2">Sessions to come included, on jobs you are on.</p>
    </div>
  )
}

function Discriminates({ r, isFirm, candidates, whyNot }: Discrimination) {
  if (r === null) return <span className="text-ink-2">{whyNot}</span>
  return (
    <>
      {r.toFixed(2)}
      <span className="block text-ink-2">
        {r >= 0.2
          ? 'Who does well on the rest does well here.'
          : 'It tells little of what the rest of the panel tells.'}
        {isFirm ? '' : ` A hint only, from ${candidates} candidates.`}
      </span>
    </>
  )
}
