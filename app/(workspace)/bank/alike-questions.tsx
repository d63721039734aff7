import { useEffect, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import type { AlikeQuestion } from '@/server/bank/alike'
import { QuestionStatusBadge } from './question-status'

const waitMs = 400
/** Fewer words are like everything. */
const wordsMin = 3

type AlikeQuestionsProps = { prompt: string; questionId: string | undefined }

/** Questions of the bank that ask nearly the same, while one writes. Where they cannot be had, nothing is said. */
export function AlikeQuestions({ prompt, questionId }: AlikeQuestionsProps) {
  const [alike, setAlike] = useState<readonly AlikeQuestion[]>([])
  const wanted = prompt.trim().split(/\s+/).length >= wordsMin ? prompt.trim() : ''
  useEffect(() => {
    if (!wanted) return setAlike([])
    const request = new AbortController()
    const timer = setTimeout(() => {
      trpc.bank.alike
        .query({ prompt: wanted.slice(0, 4000), questionId }, { signal: request.signal })
        .then(setAlike, () => {
          if (!request.signal.aborted) setAlike([])
        })
    }, waitMs)
    return () => {
      clearTimeout(timer)
      request.abort()
    }
  }, [wanted, questionId])

  return (
    <div role="status" className="-mt-4 empty:hidden">
      {alike.length > 0 ? (
        <>
          <p className="text-attention-text">
            {alike.length === 1 ? 'A question in the bank asks' : 'Questions in the bank ask'} much the same:
          </p>
          <ul className="mt-1 flex flex-col gap-1.5">
            {alike.map((one) => (
              <li key={one.id} className="flex items-start gap-3">
                <span className="w-20 shrink-0 text-ink-2 tabular-nums">
                  {Math.round(one.likeness * 100)} % alike
                </span>
                <a
                  href={path.question(one.id)}
                  target="_blank"
                  rel="noreferrer"
                  className="line-clamp-2 min-w-0 text-accent-text underline underline-offset-3"
                >
                  {one.prompt}
                </a>
                <QuestionStatusBadge
                  status={one.status}
                  hasDraftVersion={false}
                  inReview={one.status === 'review'}
                />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
