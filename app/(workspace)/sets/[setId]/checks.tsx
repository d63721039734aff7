import { type ReactNode, useId } from 'react'
import { Field } from '@/app/_ui/field'
import { Section } from '@/app/_ui/section'
import { Select } from '@/app/_ui/select'
import type { SetCheck } from '@/server/assembly/check'
import { countOf } from '../../bank/question-words'
import type { DraftRow } from './draft'
import { LeadButton } from './lead-button'
import { Coverage } from './sums'

type ChecksProps = {
  rows: readonly DraftRow[]
  slotMinutes: number
  found: SetCheck
  isFailed: boolean
  jobs: readonly { id: string; title: string }[]
  /** Whose candidates may have met a question; empty for nobody’s. */
  jobId: string
  onJob: (jobId: string) => void
  onLead: (questionIds: readonly string[]) => void
}

/** What the set is like, and what is the matter with it. Everything leads to the rows it is about. */
export function Checks({ rows, slotMinutes, found, isFailed, jobs, jobId, onJob, onLead }: ChecksProps) {
  const minutes = rows.reduce((sum, row) => sum + row.minutes, 0)
  const over = minutes - slotMinutes
  const longest = rows.toSorted((a, b) => b.minutes - a.minutes).map(({ id }) => id)
  const placeOf = (id: string) => rows.findIndex((row) => row.id === id) + 1
  const both = ([one, other]: readonly [string, string]) => `${placeOf(one)} and ${placeOf(other)}`
  return (
    <Section title="Checks" className="lg:pt-3">
      {rows.length === 0 ? (
        <p className="text-ink-2">They appear with the first question.</p>
      ) : (
        <div className="flex flex-col gap-4">
          <Coverage questions={rows} onLead={onLead} />
          <Check title="Minutes" isFine={over <= 0} fine={`${-over} left in the slot.`}>
            <li>
              <LeadButton questionIds={longest} onLead={onLead}>
                {over} over the slot. Go to the longest.
              </LeadButton>
            </li>
          </Check>
          {isFailed ? (
            <p role="status" className="text-xs text-attention-text">
              Evenhand did not answer: what follows may not be of now. It is looked up again with the next
              change.
            </p>
          ) : null}
          <Check title="Ask nearly the same" isFine={found.alike.length === 0} fine="None.">
            {found.alike.map((pair) => (
              <li key={pair.join()}>
                <LeadButton questionIds={pair} onLead={onLead}>
                  Questions {both(pair)}
                </LeadButton>
              </li>
            ))}
          </Check>
          <Check title="Share a point" isFine={found.shared.length === 0} fine="None.">
            {found.shared.map(({ questionIds, points }) => (
              <li key={questionIds.join()}>
                <LeadButton questionIds={questionIds} onLead={onLead}>
                  <span className="min-w-0">
                    Questions {both(questionIds)}: <span className="text-ink-2">{points[0]}</span>
                  </span>
                </LeadButton>
              </li>
            ))}
          </Check>
          {jobs.length > 0 ? (
            <div className="flex flex-col gap-1.5">
              <Field label="Met already by candidates of">
                {(control) => (
                  <Select
                    {...control}
                    value={jobId}
                    onChange={(event) => onJob(event.target.value)}
                    options={[
                      { value: '', label: 'No job' },
                      ...jobs.map(({ id, title }) => ({ value: id, label: title })),
                    ]}
                  />
                )}
              </Field>
              {jobId ? (
                <Check title="Met already" titleHidden isFine={found.met.length === 0} fine="None of these.">
                  {found.met.map(({ questionId, candidates }) => (
                    <li key={questionId}>
                      <LeadButton questionIds={[questionId]} onLead={onLead}>
                        Question {placeOf(questionId)}, by {countOf(candidates, 'candidate')}
                      </LeadButton>
                    </li>
                  ))}
                </Check>
              ) : null}
            </div>
          ) : null}
        </div>
      )}
    </Section>
  )
}

type CheckProps = {
  title: string
  titleHidden?: boolean
  isFine: boolean
  /** What to say where nothing is the matter. */
  fine: string
  children: ReactNode
}

function Check({ title, titleHidden = false, isFine, fine, children }: CheckProps) {
  const id = useId()
  return (
    <div>
      <h3 id={id} className={titleHidden ? 'sr-only' : 'text-xs text-ink-2'}>
        {title}
      </h3>
      {isFine ? (
        <p className="text-xs">{fine}</p>
      ) : (
        <ul aria-labelledby={id} className="text-xs font-medium text-attention-text">
          {children}
        </ul>
      )}
    </div>
  )
}
