'use client'

import Redo2 from 'lucide-react/icons/redo-2'
import Undo2 from 'lucide-react/icons/undo-2'
import { Button } from '@/app/_ui/button'
import { useKeyActs } from '@/app/_ui/use-key-acts'

type TurnButtonsProps = {
  /** What would be taken back, and done again, in words; null for nothing. */
  canTurn: { back: string | null; again: string | null }
  onTurn: (which: 'back' | 'again') => void
}

/** Undo and redo of all that was done to the draft, by button and by the usual keys. */
export function TurnButtons({ canTurn, onTurn }: TurnButtonsProps) {
  useKeyActs(
    (event, isTyping) => {
      // A field that is not of the draft, such as the set's name, has its own undo.
      const isElsewhere = isTyping && !(event.target as Element).matches('[data-of-draft]')
      if (isElsewhere || event.altKey || !(event.ctrlKey || event.metaKey)) return null
      const key = event.key.toLowerCase()
      if (key === 'z') return () => onTurn(event.shiftKey ? 'again' : 'back')
      return key === 'y' && event.ctrlKey ? () => onTurn('again') : null
    },
    true,
    true,
  )
  return (
    <>
      <Button
        kind="bare"
        size="small"
        iconLabel={canTurn.back ? `Undo: ${canTurn.back}` : 'Undo'}
        disabledReason={canTurn.back ? null : 'Nothing to undo.'}
        onClick={() => onTurn('back')}
      >
        <Undo2 aria-hidden size={16} />
      </Button>
      <Button
        kind="bare"
        size="small"
        iconLabel={canTurn.again ? `Redo: ${canTurn.again}` : 'Redo'}
        disabledReason={canTurn.again ? null : 'Nothing to redo.'}
        onClick={() => onTurn('again')}
      >
        <Redo2 aria-hidden size={16} />
      </Button>
    </>
  )
}
