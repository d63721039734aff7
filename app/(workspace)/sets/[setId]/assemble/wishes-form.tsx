import { Checkbox } from '@/app/_ui/checkbox'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { questionsMax } from '@/server/sets/input'
import { levelLabel } from '../../../bank/question-words'
import { CountField } from '../number-fields'
import { type Asked, withCompetency, withLevel } from './wishes'

type WishesFormProps = {
  asked: Asked
  onAsk: (asked: Asked) => void
  jobs: readonly { id: string; title: string }[]
  /** Ids of what is in the set now. */
  inSet: readonly string[]
}

/** What a set should be like. The fields hand on what is right as soon as it is typed. */
export function WishesForm({ asked, onAsk, jobs, inSet }: WishesFormProps) {
  const keepsAll = inSet.length > 0 && inSet.every((id) => asked.must.includes(id))
  const allowJob = (jobId: string) => {
    const { jobId: _, ...rest } = asked
    onAsk(jobId ? { ...rest, jobId, metMost: asked.metMost ?? 0 } : { ...rest, metMost: null })
  }
  return (
    <div className="grid gap-x-8 gap-y-5 @2xl:grid-cols-[minmax(0,1fr)_auto]">
      <fieldset className="min-w-0">
        <legend className="mb-1 font-medium">Questions for each competency, at least</legend>
        <ul className="grid gap-x-6 @md:grid-cols-2">
          {asked.competencies.map(({ name, least }) => (
            <li key={name} className="flex items-center justify-between gap-3 border-t border-line py-1">
              <span aria-hidden className="min-w-0 wrap-anywhere">
                {name}
              </span>
              <CountField
                label={`Questions for ${name}, at least`}
                labelHidden
                value={least}
                onNumber={(number) => onAsk(withCompetency(asked, name, number))}
              />
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="flex min-w-0 flex-col gap-5">
        <fieldset>
          <legend className="mb-1 font-medium">Level mix</legend>
          <ul>
            {asked.levels.map(({ level, least, most }) => (
              <li key={level} className="flex items-center gap-2 border-t border-line py-1">
                <span aria-hidden className="w-28">
                  {levelLabel(level)}
                </span>
                <CountField
                  label={`${levelLabel(level)}, at least`}
                  labelHidden
                  value={least}
                  onNumber={(number) =>
                    onAsk(withLevel(asked, level, { least: number, most: Math.max(most, number) }))
                  }
                />
                <span aria-hidden className="text-ink-2">
                  to
                </span>
                <CountField
                  label={`${levelLabel(level)}, at most`}
                  labelHidden
                  value={most === questionsMax ? null : most}
                  onNumber={(number) =>
                    onAsk(withLevel(asked, level, { most: number, least: Math.min(least, number) }))
                  }
                  onAny={() => onAsk(withLevel(asked, level, { most: questionsMax }))}
                />
              </li>
            ))}
            <li className="flex items-center gap-2 border-t border-line py-1">
              <span aria-hidden className="w-28">
                In all
              </span>
              <span aria-hidden className="w-14 text-end text-ink-2">
                at most
              </span>
              <span aria-hidden className="invisible">
                to
              </span>
              <CountField
                label="Questions in all, at most"
                labelHidden
                value={asked.questionsMost === questionsMax ? null : asked.questionsMost}
                onNumber={(number) => number > 0 && onAsk({ ...asked, questionsMost: number })}
                onAny={() => onAsk({ ...asked, questionsMost: questionsMax })}
              />
            </li>
          </ul>
        </fieldset>
        {inSet.length > 0 ? (
          <Checkbox
            label="Keep what is in the set"
            checked={keepsAll}
            onChange={(event) =>
              onAsk({
                ...asked,
                must: event.target.checked
                  ? [...new Set([...asked.must, ...inSet])]
                  : asked.must.filter((id) => !inSet.includes(id)),
              })
            }
          />
        ) : null}
        {jobs.length > 0 ? (
          <div className="flex flex-wrap items-end gap-3">
            <Field label="Spare the candidates of" className="max-w-64 min-w-0">
              {(control) => (
                <Select
                  {...control}
                  value={asked.jobId ?? ''}
                  onChange={(event) => allowJob(event.target.value)}
                  options={[
                    { value: '', label: 'No job' },
                    ...jobs.map(({ id, title }) => ({ value: id, label: title })),
                  ]}
                />
              )}
            </Field>
            {asked.jobId ? (
              <CountField
                label="Met by at most"
                value={asked.metMost}
                onNumber={(number) => onAsk({ ...asked, metMost: number })}
                onAny={() => onAsk({ ...asked, metMost: null })}
              />
            ) : null}
          </div>
        ) : null}
      </div>
    </div>
  )
}
