'use client'

import { uuidv7 } from 'uuidv7'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { SegmentedControl } from '@/app/_ui/radio-group'
import { TextArea } from '@/app/_ui/text-area'
import { TextInput } from '@/app/_ui/text-input'
import { whyNotSend } from '../_saving/writes'
import type { UnplannedNote } from './marks'
import { Part } from './question-panel'

const choices = [
  ...['1', '2', '3', '4', '5'].map((value) => ({ value, label: value })),
  { value: '', label: 'None' },
]

/** The same once the scorecard is submitted. */
export function UnplannedRead({ notes }: { notes: readonly UnplannedNote[] }) {
  if (notes.length === 0) return null
  return (
    <Part title="Asked beside the set">
      <ul className="flex max-w-[65ch] flex-col gap-3">
        {notes.map((note) => (
          <li key={note.noteId}>
            <p className="font-medium">
              {note.unplanned.question || 'A question without words'}
              <span className="ms-2 font-normal text-ink-2">
                {note.unplanned.value === null ? 'no score' : `score ${note.unplanned.value}`}
              </span>
            </p>
            <p className="whitespace-pre-wrap text-ink-2">{note.text}</p>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** Questions that were asked beside the set. Each is a note with a score of its own, which nothing adds up. */
export function UnplannedQuestions({
  notes,
  slots,
  onWrite,
  onLeave,
}: {
  notes: readonly UnplannedNote[]
  slots: ReadonlyMap<string, string>
  onWrite: (note: UnplannedNote, isTyping: boolean) => void
  onLeave: () => void
}) {
  return (
    <Part title="Asked beside the set">
      <p className="max-w-[65ch] text-ink-2">
        A question that came up. Its score stays with your scorecard and counts in no comparison.
      </p>
      {notes.map((note, at) => (
        <fieldset
          key={slots.get(note.noteId) ?? note.noteId}
          className="flex max-w-[65ch] flex-col gap-3 rounded-md bg-sunken p-3"
        >
          <legend className="sr-only">Question {at + 1} beside the set</legend>
          <Field label="Question" error={whyNotSend(note) ?? undefined}>
            {(control) => (
              <TextInput
                {...control}
                value={note.unplanned.question}
                onChange={(event) =>
                  onWrite({ ...note, unplanned: { ...note.unplanned, question: event.target.value } }, true)
                }
                onBlur={onLeave}
              />
            )}
          </Field>
          <SegmentedControl
            legend="Its score"
            name={`unplanned-${note.noteId}`}
            choices={choices}
            value={String(note.unplanned.value ?? '')}
            onChange={(value) =>
              onWrite(
                { ...note, unplanned: { ...note.unplanned, value: value ? Number(value) : null } },
                false,
              )
            }
          />
          <Field label="What was said">
            {(control) => (
              <TextArea
                {...control}
                rows={3}
                value={note.text}
                onChange={(event) => onWrite({ ...note, text: event.target.value }, true)}
                onBlur={onLeave}
              />
            )}
          </Field>
        </fieldset>
      ))}
      <div>
        <Button
          size="small"
          onClick={() =>
            onWrite(
              {
                kind: 'note',
                noteId: uuidv7(),
                setItemId: null,
                pointId: null,
                text: '',
                unplanned: { question: '', value: null },
              },
              false,
            )
          }
        >
          Add a question you asked
        </Button>
      </div>
    </Part>
  )
}
