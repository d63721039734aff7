'use client'

import X from 'lucide-react/icons/x'
import { useEffect, useRef } from 'react'
import { Button } from '@/app/_ui/button'
import { Field, FieldError } from '@/app/_ui/field'
import { ReorderList } from '@/app/_ui/reorder-list'
import { TextArea } from '@/app/_ui/text-area'
import { showToast } from '@/app/_ui/toast'
import type { ListedText } from './question-draft'

type TextListProps = {
  legend: string
  description: string
  /** Names one of them: "Point" makes "Point 1", "Add point". */
  what: 'Point' | 'Follow-up'
  texts: readonly ListedText[]
  onChange: (texts: ListedText[]) => void
  /** By path, e.g. `points.0`; the list's own by `errorKey`. */
  errors: Readonly<Record<string, string>>
  errorKey: string
  countMax: number
}

/** A list of short texts: add, remove, put in order. */
export function TextList(props: TextListProps) {
  const { legend, description, what, texts, onChange, errors, errorKey, countMax } = props
  const frame = useRef<HTMLFieldSetElement>(null)
  const one = what.toLowerCase()
  // An undo that is pressed later puts the text back into the list as it stands then.
  const latest = useRef(texts)
  useEffect(() => {
    latest.current = texts
  }, [texts])

  // Where the list itself is refused there may be no field to lead to: the way out is to add one.
  const listError = errors[errorKey]
  useEffect(() => {
    if (listError && latest.current.length === 0)
      frame.current?.querySelector<HTMLElement>('[data-add]')?.focus()
  }, [listError])

  function add() {
    onChange([...texts, { id: crypto.randomUUID(), text: '' }])
    focusAt(texts.length)
  }

  function remove(index: number) {
    const removed = texts[index]
    onChange(texts.toSpliced(index, 1))
    // The focus would go with the row: it moves to the one that takes its place.
    focusAt(Math.min(index, texts.length - 2))
    if (!removed?.text.trim()) return
    showToast(`${what} ${index + 1} removed`, {
      undo: () => onChange(latest.current.toSpliced(index, 0, removed)),
    })
  }

  /** A field that is new, or has moved, stands there only after the next paint. */
  function focusAt(index: number) {
    requestAnimationFrame(() => {
      const fields = frame.current?.querySelectorAll('textarea') ?? []
      const field = fields[index] ?? frame.current?.querySelector<HTMLElement>('[data-add]')
      field?.focus()
    })
  }

  return (
    <fieldset ref={frame} className="min-w-0">
      <legend className="font-medium">{legend}</legend>
      <p className="mb-2 text-ink-2">{description}</p>
      {texts.length > 0 ? (
        <ReorderList
          label={legend}
          items={texts.map(({ id, text }, at) => ({ id, text, name: `${what} ${at + 1}` }))}
          onReorder={(ids) => onChange(ids.flatMap((id) => texts.find((text) => text.id === id) ?? []))}
        >
          {(item, index) => (
            <div className="flex items-start gap-1">
              <Field label={item.name} labelHidden error={errors[`${errorKey}.${index}`]} className="flex-1">
                {(control) => (
                  <TextArea
                    {...control}
                    rows={1}
                    className="min-h-8!"
                    placeholder={item.name}
                    value={item.text}
                    onChange={(event) =>
                      onChange(texts.with(index, { id: item.id, text: event.target.value }))
                    }
                  />
                )}
              </Field>
              <Button
                kind="bare"
                iconLabel={`Remove ${item.name.toLowerCase()}`}
                onClick={() => remove(index)}
              >
                <X aria-hidden size={16} />
              </Button>
            </div>
          )}
        </ReorderList>
      ) : null}
      {listError ? <FieldError id={`${errorKey}-error`}>{listError}</FieldError> : null}
      <Button
        data-add=""
        aria-describedby={listError ? `${errorKey}-error` : undefined}
        size="small"
        className="mt-2"
        disabledReason={texts.length >= countMax ? `At most ${countMax}.` : null}
        onClick={add}
      >
        Add {one}
      </Button>
    </fieldset>
  )
}
