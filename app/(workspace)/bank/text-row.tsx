import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import FoldVertical from 'lucide-react/icons/fold-vertical'
import SquareSplitVertical from 'lucide-react/icons/square-split-vertical'
import X from 'lucide-react/icons/x'
import { type KeyboardEvent, useRef } from 'react'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { TextArea } from '@/app/_ui/text-area'

type TextRowProps = {
  /** "Point 2". */
  name: string
  /** Its place in the list, from 0, and how many there are. */
  index: number
  count: number
  countMax: number
  /** What the field is called in the form, e.g. `points.1`. */
  field: string
  text: string
  error: string | undefined
  warning: string | null
  onChange: (text: string) => void
  onMove: (by: -1 | 1) => void
  onSplit: (caret: number) => void
  onMerge: () => void
  onRemove: () => void
}

/** One text of a list. Enter splits it at the cursor, Backspace at its start merges it with the one above. */
export function TextRow(props: TextRowProps) {
  const { name, index, count, countMax, field, text, error, warning } = props
  const { onChange, onMove, onSplit, onMerge, onRemove } = props
  const area = useRef<HTMLTextAreaElement>(null)
  const isFull = count >= countMax
  const called = name.toLowerCase()

  function pressed(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return
    const { selectionStart, selectionEnd } = event.currentTarget
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
    if (event.key === 'Enter' && isPlain && !isFull) {
      event.preventDefault()
      onSplit(selectionStart)
    }
    if (event.key === 'Backspace' && isPlain && index > 0 && selectionStart === 0 && selectionEnd === 0) {
      event.preventDefault()
      onMerge()
    }
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      onMove(event.key === 'ArrowUp' ? -1 : 1)
    }
  }

  return (
    <li className="flex items-start justify-end gap-1 border-b border-line py-2 max-sm:flex-wrap">
      <Field label={name} labelHidden error={error} warning={warning} className="flex-1 max-sm:basis-full">
        {(control) => (
          <TextArea
            {...control}
            ref={area}
            name={field}
            rows={1}
            className="min-h-8!"
            placeholder={name}
            value={text}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={pressed}
          />
        )}
      </Field>
      <Button
        kind="bare"
        iconLabel={`Move ${called} up`}
        disabledReason={index === 0 ? 'It is the first.' : null}
        onClick={() => onMove(-1)}
      >
        <ArrowUp aria-hidden size={16} />
      </Button>
      <Button
        kind="bare"
        iconLabel={`Move ${called} down`}
        disabledReason={index === count - 1 ? 'It is the last.' : null}
        onClick={() => onMove(1)}
      >
        <ArrowDown aria-hidden size={16} />
      </Button>
      <Button
        kind="bare"
        iconLabel={`Split ${called} at the cursor`}
        disabledReason={isFull ? `At most ${countMax}.` : null}
        onClick={() => onSplit(area.current?.selectionStart ?? text.length)}
      >
        <SquareSplitVertical aria-hidden size={16} />
      </Button>
      <Button
        kind="bare"
        iconLabel={`Merge ${called} with the one above`}
        disabledReason={index === 0 ? 'Nothing is above it.' : null}
        onClick={onMerge}
      >
        <FoldVertical aria-hidden size={16} />
      </Button>
      <Button kind="bare" iconLabel={`Remove ${called}`} onClick={onRemove}>
        <X aria-hidden size={16} />
      </Button>
    </li>
  )
}
