'use client'

import { useRouter } from 'next/navigation'
import type { Ref } from 'react'
import { trpc } from '@/app/_api/client'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { useAct } from '@/app/_ui/use-act'
import { missingOf, type QuestionToRead, whyNotFinish } from '@/server/second-looks/rules'
import { count } from '../../compare-words'

type Step = QuestionToRead & { questionId: string }

/** The end of a reading: what is missing, each with the way there, and the one act that makes the scores final. */
export function Finish({
  secondLookId,
  questions,
  unsent,
  headingRef,
  onGo,
}: {
  secondLookId: string
  questions: readonly Step[]
  unsent: number
  headingRef: Ref<HTMLHeadingElement>
  onGo: (place: string) => void
}) {
  const router = useRouter()
  const act = useAct(() => trpc.secondLooks.finish.mutate({ secondLookId }), {
    onDone: () => router.refresh(),
  })
  const missing = missingOf(questions)
  const whyNot =
    whyNotFinish(questions) ??
    (unsent > 0 ? `${count(unsent, 'score')} still to be saved. Wait a moment.` : null)
  return (
    <section aria-labelledby="finish" className="flex max-w-[65ch] flex-col items-start gap-4 pt-2">
      <h2 id="finish" ref={headingRef} tabIndex={-1} className="text-lg font-semibold outline-none">
        {missing.length === 0 ? 'Every answer is scored' : 'Some answers have no score yet'}
      </h2>
      {missing.length > 0 ? (
        <ul className="flex w-full flex-col">
          {missing.map((one) => {
            const { questionId } = questions.find((question) => question.number === one.number)!
            return (
              <li
                key={one.number}
                className="flex items-center justify-between gap-4 border-t border-line py-2"
              >
                <span>
                  Question {one.number}: {count(one.missing, 'answer')} without a score
                </span>
                <Button size="small" onClick={() => onGo(questionId)}>
                  Go to question {one.number}
                </Button>
              </li>
            )
          })}
        </ul>
      ) : null}
      <p className="text-ink-2">
        Once you finish, your scores are final. The hiring team sees them when all readers are through, beside
        the first ones and with the names again.
      </p>
      {act.error ? <ActRefusal error={act.error} /> : null}
      <Button kind="primary" pending={act.pending} disabledReason={whyNot} onClick={() => act.run()}>
        Finish second look
      </Button>
    </section>
  )
}
