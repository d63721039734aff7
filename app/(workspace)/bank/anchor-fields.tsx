import clsx from 'clsx'
import { useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Field, FieldError } from '@/app/_ui/field'
import { scoreStepClass } from '@/app/_ui/score-mark'
import { TextArea } from '@/app/_ui/text-area'
import { anchorLevels, isRequired } from './question-draft'

type AnchorFieldsProps = {
  anchors: readonly string[]
  onChange: (anchors: string[]) => void
  errors: Readonly<Record<string, string>>
  warnings: Readonly<Record<string, string>>
}

/** What an answer at each level looks like: 1, 3 and 5, and those between where somebody wants to say it. */
export function AnchorFields({ anchors, onChange, errors, warnings }: AnchorFieldsProps) {
  const frame = useRef<HTMLFieldSetElement>(null)
  // Open from the start where something is described; a field that is emptied by hand stays.
  const [open, setOpen] = useState(() =>
    anchorLevels.filter((level, at) => isRequired(level) || anchors[at]?.trim()),
  )

  function add(level: (typeof anchorLevels)[number]) {
    setOpen([...open, level])
    // The field stands there only after the next paint.
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>(`[name="anchor ${level}"]`)?.focus(),
    )
  }

  return (
    <fieldset ref={frame} className="min-w-0">
      <legend className="font-medium">Anchors</legend>
      <p className="mb-2 text-ink-2">What an answer at each score looks like. 1, 3 and 5 are required.</p>
      <div className="flex flex-col gap-3">
        {anchorLevels.map((level, at) =>
          open.includes(level) ? (
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
                warning={warnings[`anchor ${level}`] ?? null}
                className="flex-1"
              >
                {(control) => (
                  <TextArea
                    {...control}
                    name={`anchor ${level}`}
                    rows={2}
                    value={anchors[at] ?? ''}
                    onChange={(event) => onChange(anchors.with(at, event.target.value))}
                  />
                )}
              </Field>
            </div>
          ) : (
            <Button
              key={level}
              kind="bare"
              size="small"
              className="ms-9 self-start"
              onClick={() => add(level)}
            >
              Add anchor {level}
            </Button>
          ),
        )}
      </div>
      {errors.anchors ? <FieldError id="anchors-error">{errors.anchors}</FieldError> : null}
    </fieldset>
  )
}
