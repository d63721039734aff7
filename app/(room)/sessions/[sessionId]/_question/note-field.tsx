import { type Ref, useId } from 'react'
import { FieldError } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { TextArea } from '@/app/_ui/text-area'
import { KeyHint } from '../_keys/key-hint'
import { useKeyMap } from '../_keys/use-key-map'
import { type NoteWrite, whyNotSend } from '../_saving/writes'
import type { Question } from './marks'

/** One note on the answer, and which point of the hint it is evidence for. */
export function NoteField({
  label,
  note,
  points,
  textRef,
  keysOn,
  onWrite,
  onLeave,
}: {
  label: string
  note: NoteWrite
  points: Question['points']
  textRef: Ref<HTMLTextAreaElement>
  keysOn: boolean
  onWrite: (note: NoteWrite, isTyping: boolean) => void
  onLeave: () => void
}) {
  const id = useId()
  const [keys] = useKeyMap()
  const why = whyNotSend(note)
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-start justify-between gap-2">
        <label htmlFor={id} className="line-clamp-2 font-semibold text-ink-2">
          {label}
        </label>
        {keysOn ? <KeyHint act="note" /> : null}
      </div>
      <TextArea
        id={id}
        ref={textRef}
        rows={note.pointId ? 2 : 6}
        aria-invalid={why ? true : undefined}
        aria-describedby={why ? `${id}-error` : undefined}
        value={note.text}
        aria-keyshortcuts={keysOn ? keys.get('note') : undefined}
        onChange={(event) => onWrite({ ...note, text: event.target.value }, true)}
        onBlur={onLeave}
        className={note.pointId ? 'min-h-16' : 'min-h-36'}
      />
      {why ? (
        <div role="alert">
          <FieldError id={`${id}-error`}>{why}</FieldError>
        </div>
      ) : null}
      {points.length > 0 && note.text.trim() ? (
        <Select
          aria-label={`What “${label}” is evidence for`}
          value={note.pointId ?? ''}
          placeholder="Evidence for the whole answer"
          options={points.map((point) => ({ value: point.id, label: `Evidence for: ${point.text}` }))}
          onChange={(event) => onWrite({ ...note, pointId: event.target.value || null }, false)}
        />
      ) : null}
    </div>
  )
}
