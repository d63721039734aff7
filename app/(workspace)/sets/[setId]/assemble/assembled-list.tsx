import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import type { Assembly } from '@/server/assembly/wishes'
import { countOf } from '../../../bank/question-words'
import type { BankQuestion } from '../draft'
import { boundsInWords, reasonsInWords } from './wish-words'

type AssembledListProps = {
  found: Extract<Assembly, { status: 'assembled' }>
  slotMinutes: number
  questionOf: (id: string) => BankQuestion | undefined
  must: readonly string[]
  onFate: (questionId: string, fate: 'must' | 'never' | null) => void
  onUse?: () => void
}

/** The set that was found: why each question is in it, and what leaves no room. */
export function AssembledList({ found, slotMinutes, questionOf, must, onFate, onUse }: AssembledListProps) {
  const rows = found.questionIds.flatMap((id) => questionOf(id) ?? [])
  const minutes = rows.reduce((sum, row) => sum + row.minutes, 0)
  const count = countOf(rows.length, 'question')
  if (rows.length === 0)
    return (
      <Callout live tone="attention">
        Under these wishes the best set is an empty one. Allow more questions, or a longer slot.
      </Callout>
    )
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="max-w-[65ch]">
          <strong className="font-semibold">
            {count}, {minutes} of {slotMinutes} minutes.
          </strong>{' '}
          {found.isProven
            ? 'Nothing better exists under these wishes.'
            : 'The best that was found in ten seconds; something better may exist.'}{' '}
          {boundsInWords(found.bounds)}
          {found.alike > 0 ? ` ${countOf(found.alike, 'pair')} of them asks nearly the same.` : ''}
        </p>
        {onUse ? (
          <Button kind="primary" onClick={onUse}>
            Use {rows.length === 1 ? 'this question' : `these ${rows.length} questions`}
          </Button>
        ) : null}
      </div>
      <ol className="border-b border-line">
        {rows.map((row) => {
          const stays = must.includes(row.id)
          return (
            <li
              key={row.id}
              className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-t border-line py-2"
            >
              <div className="min-w-0 flex-1 basis-64">
                <p>{row.prompt}</p>
                <p className="text-xs text-ink-2">
                  {row.minutes} min ·{' '}
                  {reasonsInWords(stays ? [{ kind: 'must' }] : (found.reasons.get(row.id) ?? []))}
                </p>
              </div>
              <div className="flex gap-1">
                <Button
                  size="small"
                  kind="bare"
                  aria-pressed={stays}
                  onClick={() => onFate(row.id, stays ? null : 'must')}
                >
                  {stays ? 'Stays' : 'Keep'}
                  <span className="sr-only"> in the set: {row.prompt}</span>
                </Button>
                <Button size="small" kind="bare" onClick={() => onFate(row.id, 'never')}>
                  Another one<span className="sr-only"> instead of: {row.prompt}</span>
                </Button>
              </div>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
