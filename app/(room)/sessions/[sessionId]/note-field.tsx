import { type Ref, useId } from 'react'
import { FieldError } from '@/app/_ui/field'
import { TextArea } from '@/app/_ui/text-area'
import { KeyHint } from './key-hint'
import { useKeyMap } from './use-key-map'
import { type NoteWrite, whyNotSend } from './writes'

/** What the interviewer writes down about this answer. Where two devices wrote, each text stands on its own. */
export function NoteFields({
  notes,
  slots,
  firstId,
  noteRef,
  keysOn,
  onWrite,
  onLeave,
}: {
  notes: readonly NoteWrite[]
  slots: ReadonlyMap<string, string>
  /** The id the first note will get when something is typed. */
  firstId: string
  noteRef: Ref<HTMLTextAreaElement>
  keysOn: boolean
  onWrite: (noteId: string, text: string) => void
  onLeave: () => void
}) {
  const shown = notes.length > 0 ? notes : [{ noteId: firstId, text: '' }]
  return (
    <div className="flex flex-col gap-3">
      {shown.map((note, at) => (
        <NoteField
          key={slots.get(note.noteId) ?? note.noteId}
          label={at === 0 ? 'Note' : `Note ${at + 1}`}
          text={note.text}
          textRef={at === 0 ? noteRef : undefined}
          keysOn={keysOn && at === 0}
          onWrite={(text) => onWrite(note.noteId, text)}
          onLeave={onLeave}
        />
      ))}
    </div>
  )
}

function NoteField({
  label,
  text,
  textRef,
  keysOn,
  onWrite,
  onLeave,
}: {
  label: string
  text: string
  textRef?: Ref<HTMLTextAreaElement>
  keysOn: boolean
  onWrite: (text: string) => void
  onLeave: () => void
}) {
  const id = useId()
  const [keys] = useKeyMap()
  const why = whyNotSend({ kind: 'note', noteId: id, setItemId: null, text, unplanned: null })
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center justify-between">
        <label htmlFor={id} className="font-semibold text-ink-2">
          {label}
        </label>
        {keysOn ? <KeyHint act="note" /> : null}
      </div>
      <TextArea
        id={id}
        ref={textRef}
        rows={6}
        aria-invalid={why ? true : undefined}
        aria-describedby={why ? `${id}-error` : undefined}
        value={text}
        aria-keyshortcuts={keysOn ? keys.get('note') : undefined}
        onChange={(event) => onWrite(event.target.value)}
        onBlur={onLeave}
        className="min-h-36"
      />
      {why ? (
        <div role="alert">
          <FieldError id={`${id}-error`}>{why}</FieldError>
        </div>
      ) : null}
    </div>
  )
}
