'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { FieldError } from '@/app/_ui/field'
import { Kbd } from '@/app/_ui/kbd'
import { moveItem } from '@/app/_ui/reorder'
import { showToast } from '@/app/_ui/toast'
import type { ListedText } from './question-draft'
import { mergeTexts, splitText } from './text-edits'
import { TextRow } from './text-row'

type TextListProps = {
  legend: string
  description: string
  /** Names one of them: "Point" makes "Point 1", "Add point". */
  what: 'Point' | 'Follow-up'
  texts: readonly ListedText[]
  onChange: (texts: ListedText[]) => void
  /** By path, e.g. `points.0`; the list's own by `errorKey`. Warnings have the same paths. */
  errors: Readonly<Record<string, string>>
  warnings?: Readonly<Record<string, string>>
  errorKey: string
  countMax: number
}

/** A list of short texts: add, remove, split, merge, put in order. */
export function TextList(props: TextListProps) {
  const { legend, description, what, texts, onChange, errors, warnings = {}, errorKey, countMax } = props
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

  function split(index: number, caret: number) {
    onChange(splitText(texts, index, caret, crypto.randomUUID()))
    focusAt(index + 1, 0)
    setSpoken(`${what} ${index + 1} split: ${one} ${index + 2} of ${texts.length + 1} has the rest`)
  }

  function merge(index: number) {
    const merged = mergeTexts(texts, index)
    onChange(merged.texts)
    focusAt(index - 1, merged.caret)
    setSpoken(`${what} ${index + 1} merged into ${one} ${index} of ${texts.length - 1}`)
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
  function focusAt(index: number, caret?: number) {
    requestAnimationFrame(() => {
      const field = frame.current?.querySelectorAll('textarea')[index]
      if (!field) return frame.current?.querySelector<HTMLElement>('[data-add]')?.focus()
      field.focus()
      if (caret !== undefined) field.setSelectionRange(caret, caret)
    })
  }

  return (
    <fieldset ref={frame} className="min-w-0">
      <legend className="font-medium">{legend}</legend>
      <p className="mb-2 text-ink-2">
        {description}
        {texts.length > 0 ? (
          <span className="pointer-coarse:hidden">
            {' '}
            <Kbd>Enter</Kbd> splits one at the cursor, <Kbd>Backspace</Kbd> at its start merges it with the
            one above, <Kbd>Alt</Kbd> with an arrow key moves it.
          </span>
        ) : null}
      </p>
      {texts.length > 0 ? (
        // Not the list that is dragged: there Tab leaves after one row, and here every row is a field to fill.
        <ol className="border-t border-line">
          {texts.map(({ id, text }, index) => (
            <TextRow
              key={id}
              name={`${what} ${index + 1}`}
              index={index}
              count={texts.length}
              countMax={countMax}
              field={`${errorKey}.${index}`}
              text={text}
              error={errors[`${errorKey}.${index}`]}
              warning={warnings[`${errorKey}.${index}`] ?? null}
              onChange={(next) => onChange(texts.with(index, { id, text: next }))}
              onMove={(by) => move(index, by)}
              onSplit={(caret) => split(index, caret)}
              onMerge={() => merge(index)}
              onRemove={() => remove(index)}
            />
          ))}
        </ol>
      ) : null}
      <p role="status" className="sr-only">
        {spoken}
      </p>
      {listError ? <FieldError id={`${errorKey}-error`}>{listError}</FieldError> : null}
      <p role="status" className="mt-1 text-attention-text empty:hidden">
        {warnings[errorKey]}
      </p>
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
