import clsx from 'clsx'
import { Field, FieldError } from '@/app/_ui/field'
import { scoreStepClass } from '@/app/_ui/score-mark'
import { TextArea } from '@/app/_ui/text-area'
import { anchorLevels, isRequired } from './question-draft'

type AnchorFieldsProps = {
  anchors: readonly string[]
  onChange: (anchors: string[]) => void
  errors: Readonly<Record<string, string>>
}

/** What an answer at each level looks like. */
export function AnchorFields({ anchors, onChange, errors }: AnchorFieldsProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium">Anchors</legend>
      <p className="mb-2 text-ink-2">What an answer at each score looks like. 1, 3 and 5 are required.</p>
      <div className="flex flex-col gap-3">
        {anchorLevels.map((level, at) => (
          <div key={level} className="flex items-start gap-3">
            <span
              aria-hidden
              className={clsx(
                'mt-6 inline-flex size-8 shrink-0 items-center justify-center rounded-sm font-semibold tabular-nums',
                scoreStepClass(level),
              )}
            >
              {level}
            </span>
            <Field
              label={`Anchor ${level}`}
              required={isRequired(level)}
              error={errors[`anchor ${level}`]}
              className="flex-1"
            >
              {(control) => (
                <TextArea
                  {...control}
                  rows={2}
                  value={anchors[at] ?? ''}
                  onChange={(event) => onChange(anchors.with(at, event.target.value))}
                />
              )}
            </Field>
          </div>
        ))}
      </div>
      {errors.anchors ? <FieldError id="anchors-error">{errors.anchors}</FieldError> : null}
    </fieldset>
  )
}
