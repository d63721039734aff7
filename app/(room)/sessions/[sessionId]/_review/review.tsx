'use client'

import type { Ref } from 'react'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { Field } from '@/app/_ui/field'
import { SegmentedControl } from '@/app/_ui/radio-group'
import { TextArea } from '@/app/_ui/text-area'
import type { Recommendation } from '@/db/schema/scorecards'
import {
  type Mark,
  markInWords,
  type RecommendationWrite,
  recommendationOf,
  type UnplannedNote,
  unplannedOf,
} from '../_question/marks'
import { Part } from '../_question/question-panel'
import { ScoreOrMissing } from '../_question/score-or-missing'
import { UnplannedQuestions } from '../_question/unplanned'
import type { Saver } from '../_saving/saver'
import { reasonWords, whyNotSend } from '../_saving/writes'
import { useSlice } from '../_shown/use-slice'
import { askInWords, type Doubt } from './doubts'

const choices: { value: Recommendation; label: string }[] = [
  { value: 'strong no', label: 'Strong no' },
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
  { value: 'strong yes', label: 'Strong yes' },
]

type ReviewProps = {
  marks: readonly Mark[]
  missing: { unscored: readonly string[]; withoutEvidence: readonly string[] }
  saver: Saver
  headingRef: Ref<HTMLHeadingElement>
  recommendationRef: Ref<HTMLDivElement>
  onRecommend: (write: RecommendationWrite, isTyping: boolean) => void
  onUnplanned: (note: UnplannedNote, isTyping: boolean) => void
  onLeave: () => void
  onGo: (at: number) => void
}

/** The end of the scorecard: the recommendation, and what is missing before it is submitted. */
export function Review(props: ReviewProps) {
  const { saver, headingRef, recommendationRef, onRecommend, onLeave } = props
  // What is typed is painted in the frame of its letter; what is missing follows.
  useSlice(saver, (fields) => fields.get('recommendation'))
  const recommendation = recommendationOf(saver.state().fields)
  const unplanned = useSlice(saver, unplannedOf)
  return (
    <article className="flex min-w-0 flex-col gap-6">
      <header className="flex flex-col gap-1">
        <h1 ref={headingRef} tabIndex={-1} className="text-lg font-semibold outline-none 2xl:text-xl">
          Review and submit
        </h1>
        <p className="max-w-[65ch] text-base text-ink-2">
          Submitting seals the scorecard with its time. It cannot be undone; a later change is a revision with
          a reason.
        </p>
      </header>
      <div ref={recommendationRef}>
        <SegmentedControl
          legend="Recommendation"
          name="recommendation"
          choices={choices}
          value={recommendation.recommendation ?? ''}
          onChange={(value) =>
            onRecommend({ ...recommendation, recommendation: value as Recommendation }, false)
          }
          description="Shown beside your scores; it enters no arithmetic."
        />
      </div>
      <Field label="Comment" className="max-w-[65ch]" error={whyNotSend(recommendation) ?? undefined}>
        {(control) => (
          <TextArea
            {...control}
            rows={4}
            value={recommendation.comment}
            onChange={(event) => onRecommend({ ...recommendation, comment: event.target.value }, true)}
            onBlur={onLeave}
          />
        )}
      </Field>
      <UnplannedQuestions
        notes={unplanned}
        slots={saver.state().slots}
        onWrite={props.onUnplanned}
        onLeave={onLeave}
      />
      <Summary {...props} />
    </article>
  )
}

function Summary({ marks, missing, onGo }: ReviewProps) {
  const lacking = (mark: Mark) => {
    if (missing.unscored.includes(mark.question.setItemId)) return 'No score'
    if (missing.withoutEvidence.includes(mark.question.setItemId)) return 'A score and no evidence'
    return null
  }
  const count = missing.unscored.length + missing.withoutEvidence.length
  return (
    <Part title="Your scorecard">
      {missing.withoutEvidence.length > 0 ? (
        <Callout tone="attention" title="This panel demands evidence for each score">
          Add a note or mark the points you heard where it says so below.
        </Callout>
      ) : null}
      <p className="text-ink-2">
        {count === 0
          ? 'Nothing is missing.'
          : count === 1
            ? 'One thing is missing.'
            : `${count} things are missing.`}
      </p>
      <ul className="flex flex-col">
        {marks.map((mark, at) => (
          <li key={mark.question.setItemId} className="border-b border-line last:border-0">
            <button
              type="button"
              onClick={() => onGo(at)}
              className="flex min-h-10 w-full items-center gap-3 rounded-md py-1.5 text-start hover:bg-hover pointer-coarse:min-h-11"
            >
              <span className="sr-only">
                Go to question {mark.question.number}, {markInWords(mark)}:{' '}
              </span>
              <span aria-hidden className="w-6 shrink-0 text-end tabular-nums text-ink-2">
                {mark.question.number}
              </span>
              <span className="min-w-0 flex-1 truncate">{mark.question.prompt}</span>
              {mark.notAssessed ? (
                <span aria-hidden className="shrink-0 text-ink-2">
                  {reasonWords[mark.notAssessed]}
                </span>
              ) : null}
              {lacking(mark) ? (
                <span className="shrink-0 font-medium text-attention-text">{lacking(mark)}</span>
              ) : null}
              <span aria-hidden className="flex shrink-0 pe-1">
                <ScoreOrMissing mark={mark} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** The bar of the review: back, or submit; what is missing is confirmed in words before it goes in. */
export function SubmitBar({
  unscored,
  asksAbout,
  disabledReason,
  pending,
  error,
  onBack,
  onSubmit,
}: {
  unscored: number
  /** What the person was asked about and has not cleared up. */
  asksAbout: readonly Doubt[]
  disabledReason: string | null
  pending: boolean
  error: string | null
  onBack: () => void
  onSubmit: () => void
}) {
  const ask = asksAbout.length > 0 ? askInWords(asksAbout, unscored) : null
  return (
    <div className="border-t border-line bg-raised print:hidden">
      <div className="mx-auto flex max-w-[92rem] flex-wrap items-center gap-3 px-4 py-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))] sm:px-6 xl:ps-[16.5rem] 2xl:ps-[19rem]">
        {ask ? (
          <p role="alert" className="font-medium text-attention-text">
            {ask.question}
          </p>
        ) : null}
        {disabledReason ? <p className="font-medium text-attention-text">{disabledReason}</p> : null}
        {error ? (
          <p role="alert" className="font-medium text-loss-text">
            {error}
          </p>
        ) : null}
        <div className="ms-auto flex gap-2">
          <Button aria-keyshortcuts="k" onClick={onBack}>
            Back
          </Button>
          <Button
            kind="primary"
            pending={pending}
            disabledReason={disabledReason}
            reasonSide="above"
            aria-keyshortcuts="Control+Enter Meta+Enter"
            onClick={onSubmit}
          >
            {ask?.button ?? 'Submit scorecard'}
          </Button>
        </div>
      </div>
    </div>
  )
}
