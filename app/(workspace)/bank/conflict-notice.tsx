import { useEffect, useRef } from 'react'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { changesBetween, type Wording } from '@/server/bank/rules'

type ConflictNoticeProps = {
  message: string
  questionId: string
  /** What this edit started from, and what somebody else has saved since. */
  before: Wording
  theirs: Wording & { number: number; publishedAt: Date | null }
  pending: boolean
  onSave: () => void
}

/** Somebody else saved first: says what they changed, and lets the writer decide. Nothing typed is touched. */
export function ConflictNotice({
  message,
  questionId,
  before,
  theirs,
  pending,
  onSave,
}: ConflictNoticeProps) {
  const frame = useRef<HTMLDivElement>(null)
  // Saved from anywhere in a long form: the answer has to come into view.
  useEffect(() => frame.current?.focus(), [])
  const changes = changesBetween(before, theirs)
  return (
    <div ref={frame} tabIndex={-1} className="scroll-mb-24 outline-none">
      <Callout
        live
        tone="attention"
        title={message}
        actions={
          <>
            <Button pending={pending} onClick={onSave}>
              {theirs.publishedAt ? `Save mine as version ${theirs.number + 1}` : 'Save mine over theirs'}
            </Button>
            <a
              href={path.question(questionId)}
              target="_blank"
              rel="noreferrer"
              className="inline-flex min-h-8 items-center text-accent-text underline underline-offset-3"
            >
              Read theirs in a new tab
            </a>
          </>
        }
      >
        <p>Yours is still here and not saved.{changes.length > 0 ? ' They changed:' : ''}</p>
        {changes.length > 0 ? (
          <ul className="list-disc ps-5">
            {changes.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        ) : null}
        <p>
          {theirs.publishedAt
            ? `Theirs is published as version ${theirs.number} and stays as it is.`
            : `Theirs is the draft of version ${theirs.number} now. Copy over what you want to keep of it before you save yours in its place.`}
        </p>
      </Callout>
    </div>
  )
}
