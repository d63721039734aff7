'use client'

import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import X from 'lucide-react/icons/x'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Field, FieldError } from '@/app/_ui/field'
import { moveItem } from '@/app/_ui/reorder'
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
  const [spoken, setSpoken] = useState('')
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

  function move(index: number, by: -1 | 1) {
    const moved = texts[index]
    const to = index + by
    if (!moved || to < 0 || to >= texts.length) return
    const ids = moveItem(
      texts.map(({ id }) => id),
      moved.id,
      to,
    )
    onChange(ids.flatMap((id) => texts.find((text) => text.id === id) ?? []))
    // The element keeps its row; a browser drops the focus of what is moved about in the page.
    const focused = document.activeElement
    requestAnimationFrame(() => focused instanceof HTMLElement && focused.focus())
    setSpoken(`${what} ${index + 1}: now ${to + 1} of ${texts.length}`)
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
        // Not the list that is dragged: there Tab leaves after one row, and here every row is a field to fill.
        <ol className="border-t border-line">
          {texts.map(({ id, text }, index) => {
            const name = `${what} ${index + 1}`
            return (
              <li
                key={id}
                className="flex items-start justify-end gap-1 border-b border-line py-2 max-sm:flex-wrap"
                onKeyDown={(event) => {
                  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
                  event.preventDefault()
                  move(index, event.key === 'ArrowUp' ? -1 : 1)
                }}
              >
                <Field
                  label={name}
                  labelHidden
                  error={errors[`${errorKey}.${index}`]}
                  className="flex-1 max-sm:basis-full"
                >
                  {(control) => (
                    <TextArea
                      {...control}
                      rows={1}
                      className="min-h-8!"
                      placeholder={name}
                      value={text}
                      onChange={(event) => onChange(texts.with(index, { id, text: event.target.value }))}
                    />
                  )}
                </Field>
                <Button
                  kind="bare"
                  iconLabel={`Move ${name.toLowerCase()} up`}
                  disabledReason={index === 0 ? 'It is the first.' : null}
                  onClick={() => move(index, -1)}
                >
                  <ArrowUp aria-hidden size={16} />
                </Button>
                <Button
                  kind="bare"
                  iconLabel={`Move ${name.toLowerCase()} down`}
                  disabledReason={index === texts.length - 1 ? 'It is the last.' : null}
                  onClick={() => move(index, 1)}
                >
                  <ArrowDown aria-hidden size={16} />
                </Button>
                <Button kind="bare" iconLabel={`Remove ${name.toLowerCase()}`} onClick={() => remove(index)}>
                  <X aria-hidden size={16} />
                </Button>
              </li>
            )
          })}
        </ol>
      ) : null}
      <p role="status" className="sr-only">
        {spoken}
      </p>
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
