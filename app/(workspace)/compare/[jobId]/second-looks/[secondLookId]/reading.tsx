'use client'

import { useRouter } from 'next/navigation'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { SaveStatus } from '@/app/_ui/save-status'
import { Skeleton } from '@/app/_ui/skeleton'
import type { ReadingPage } from '@/server/second-looks/reading'
import { Answer } from './answer'
import { Finish } from './finish'
import { finishPlace } from './finish-place'
import { QuestionSteps } from './question-steps'
import { ReadingAside } from './reading-aside'
import { useReading } from './use-reading'

/** A reader's whole second look: one question at a time, all its answers under one another, every score saved at once. */
export function Reading({
  first,
  jobId,
  isAtFinish,
}: {
  first: ReadingPage
  jobId: string
  isAtFinish: boolean
}) {
  const router = useRouter()
  const reading = useReading(first, {
    jobId,
    place: isAtFinish ? finishPlace : first.question.questionId,
  })
  const { saver, state, page, place, questions, at, heading, keysOn, goTo } = reading

  if (state.closed) {
    return (
      <Callout
        live
        tone="refusal"
        title="Nothing more is taken here"
        actions={<Button onClick={() => router.refresh()}>Look again</Button>}
      >
        {state.closed}
      </Callout>
    )
  }
  const previous = at < 0 ? questions.at(-1) : questions[at - 1]
  const following = questions[at + 1]
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="sticky top-14 z-20 -mx-1 mb-4 flex items-center justify-between gap-4 border-b border-line bg-canvas px-1 py-1.5 lg:top-0 lg:col-span-2">
        <QuestionSteps questions={questions} place={place} onGo={(to) => goTo(to)} />
        <div className="shrink-0 max-sm:[&_p]:text-xs">
          <SaveStatus state={state} isReady={reading.isReady} />
        </div>
      </div>
      {state.notice ? (
        <Callout
          live
          tone="attention"
          className="mb-4 lg:col-span-2"
          actions={
            <Button size="small" onClick={saver.dismiss}>
              Understood
            </Button>
          }
        >
          {state.notice}
        </Callout>
      ) : null}
      {place === finishPlace ? (
        <Finish
          secondLookId={first.id}
          questions={questions}
          unsent={state.unsent}
          headingRef={heading}
          onGo={(to) => goTo(to)}
        />
      ) : (
        <>
          <div className="mb-4 lg:col-span-2">
            <p className="font-medium text-ink-2">
              Question {questions[at]?.number}
              <span className="font-normal text-ink-3 tabular-nums">
                {' '}
                · {at + 1} of {questions.length} to read
              </span>
            </p>
            <h2
              ref={heading}
              tabIndex={-1}
              className="max-w-[50ch] text-lg font-semibold text-pretty outline-none"
            >
              {page?.question.prompt ?? questions[at]?.prompt}
            </h2>
          </div>
          <div className="min-w-0 max-lg:order-last">
            {page ? (
              page.answers.map((answer) => (
                <Answer
                  key={`${place} ${answer.number}`}
                  answer={answer}
                  questionId={place}
                  score={reading.scoreOf(answer.number)}
                  isCurrent={answer.number === reading.current}
                  keysOn={keysOn}
                  levels={page.question.anchors.map((anchor) => anchor.level)}
                  headingRef={reading.keepHeading(answer.number)}
                  onCurrent={() => reading.setCurrent(answer.number)}
                  onScore={(score) => reading.record(answer.number, score)}
                />
              ))
            ) : reading.error ? (
              <Callout
                live
                tone="attention"
                title="These answers could not be loaded"
                actions={
                  <Button size="small" onClick={reading.again}>
                    Try again
                  </Button>
                }
              >
                {reading.error.message}
              </Callout>
            ) : (
              <LoadingAnswers />
            )}
            <div className="flex justify-between gap-2 border-t border-line pt-4">
              {previous ? (
                <Button onClick={() => goTo(previous.questionId)}>Question {previous.number}</Button>
              ) : (
                <span />
              )}
              <Button kind="primary" onClick={() => goTo(following?.questionId ?? finishPlace)}>
                {following ? `Go on to question ${following.number}` : 'Go on to finish'}
              </Button>
            </div>
          </div>
          {page ? (
            <ReadingAside
              question={page.question}
              keysOn={keysOn}
              onKeys={reading.setKeysOn}
              onUndo={reading.undo}
            />
          ) : null}
        </>
      )}
      <p aria-live="polite" className="sr-only">
        {reading.said}
      </p>
    </div>
  )
}

function LoadingAnswers() {
  return (
    <div role="status">
      <span className="sr-only">Loading the answers</span>
      {[1, 2, 3].map((one) => (
        <div key={one} className="flex flex-col gap-3 border-t border-line py-4">
          <Skeleton className="h-5 w-24" />
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-3/4" />
          <Skeleton className="h-11 w-80 max-w-full" />
        </div>
      ))}
    </div>
  )
}
