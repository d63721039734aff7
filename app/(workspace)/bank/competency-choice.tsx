import { trpc } from '@/app/_api/client'
import { Checkbox } from '@/app/_ui/checkbox'
import { FieldError } from '@/app/_ui/field'
import { AddName } from './add-name'

type CompetencyChoiceProps = {
  competencies: readonly { id: string; name: string }[]
  chosen: readonly string[]
  onChange: (competencyIds: string[]) => void
  error?: string
  mayAdd: boolean
}

/** What answers to the question show: one to eight of the organization's competencies. */
export function CompetencyChoice({ competencies, chosen, onChange, error, mayAdd }: CompetencyChoiceProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium">
        Competencies
        <span aria-hidden className="ms-1.5 text-xs font-normal text-ink-3">
          one to eight
        </span>
      </legend>
      {competencies.length === 0 ? (
        <p className="mt-1 text-ink-2">
          {mayAdd ? 'There is none yet. Add the first.' : 'There is none yet. Ask a manager to add some.'}
        </p>
      ) : null}
      <div className="mt-1 grid gap-x-4 gap-y-0.5 sm:grid-cols-2 md:grid-cols-3">
        {competencies.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? 'competencies-error' : undefined}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
        ))}
      </div>
      {error ? <FieldError id="competencies-error">{error}</FieldError> : null}
      {mayAdd ? (
        <AddName
          what="competency"
          add={(name) => trpc.bank.createCompetency.mutate({ name })}
          onAdded={(id) => onChange([...chosen, id])}
        />
      ) : null}
    </fieldset>
  )
}
