import clsx from 'clsx'
import Check from 'lucide-react/icons/check'
import Plus from 'lucide-react/icons/plus'
import type { KeyboardEvent } from 'react'
import { buttonClass } from '@/app/_ui/button-class'
import { bestExcerpt, markWords, type Wish } from '@/server/words/rules'
import { FoundExcerpt, MarkedText } from '../../bank/marked-text'
import { levelLabel } from '../../bank/question-words'
import type { BankQuestion } from './draft'

type BankRowProps = {
  /** Of its button, which the search field points to while the row is active. */
  id: string
  question: BankQuestion
  /** What was searched for; marked where it was found. */
  wishes: readonly Wish[]
  isActive: boolean
  isTaken: boolean
  isFull: boolean
  onAdd: (question: BankQuestion) => void
}

/** One question of the bank. Only the active row's button is a stop for Tab; the arrow keys reach the others. */
export function BankRow({ id, question, wishes, isActive, isTaken, isFull, onAdd }: BankRowProps) {
  return (
    <li
      className={clsx(
        'flex items-start gap-3 border-b border-line py-2 ps-2 pe-1',
        isActive && 'shadow-[inset_2px_0_0_var(--color-accent)] group-focus-within/bank:bg-accent-wash',
      )}
    >
      <div className={clsx('min-w-0 flex-1', isTaken && 'text-ink-3')}>
        <p className="line-clamp-4 break-words" title={question.prompt}>
          <MarkedText marked={markWords(question.prompt, wishes)} />
        </p>
        <FoundExcerpt excerpt={bestExcerpt(question, wishes)} />
        <p className={clsx('mt-0.5 text-xs', isTaken ? 'text-ink-3' : 'text-ink-2')}>
          {question.minutes} min · {levelLabel(question.level)} · {question.competencies.join(', ')}
        </p>
      </div>
      <button
        type="button"
        id={id}
        data-add=""
        tabIndex={isActive ? 0 : -1}
        aria-disabled={isTaken || isFull || undefined}
        className={clsx(
          'w-18 scroll-my-12',
          isTaken
            ? 'inline-flex h-7 shrink-0 items-center justify-center gap-1.5 text-xs text-ink-3 pointer-coarse:h-11'
            : buttonClass('quiet', 'small'),
        )}
        onClick={() => onAdd(question)}
        onKeyDown={stepByKey}
      >
        {isTaken ? <Check aria-hidden size={14} /> : <Plus aria-hidden size={14} />}
        {isTaken ? 'Added' : 'Add'}
        <span className="sr-only"> {question.prompt}</span>
      </button>
    </li>
  )
}

function stepByKey(event: KeyboardEvent<HTMLButtonElement>) {
  const row = event.currentTarget.closest('li')
  const next =
    event.key === 'ArrowDown'
      ? row?.nextElementSibling
      : event.key === 'ArrowUp'
        ? row?.previousElementSibling
        : null
  const button = next?.querySelector<HTMLElement>('[data-add]')
  if (!button) return
  event.preventDefault()
  button.focus()
}
