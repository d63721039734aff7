import clsx from 'clsx'
import { memo, type ReactNode, type Ref, useId } from 'react'
import { scoreStepClass } from '@/app/_ui/score-mark'
import type { Room } from '@/server/sessions/room'
import { QuestionTime } from '../time-left'
import type { Question } from './marks'

const levelWords = { beginner: 'Beginner', intermediate: 'Intermediate', advanced: 'Advanced' } as const

// On a laptop everything about a question shall be in view at once, so the text there is a step smaller.
export const readingClass = 'text-base xl:text-sm 2xl:text-base'
const partsClass = 'flex min-w-0 flex-col gap-6 xl:gap-4 2xl:gap-6'

/** The question being asked, the largest thing in the room, with its follow-ups. */
export function QuestionAsked({
  question,
  session,
  headingRef,
  children,
}: {
  question: Question
  session: Room
  headingRef: Ref<HTMLHeadingElement>
  children?: ReactNode
}) {
  return (
    <div className={partsClass}>
      <header className="flex flex-col gap-3 xl:gap-2 2xl:gap-3">
        <p className="text-ink-2">
          <span className="font-medium text-ink">
            Question {question.number} of {session.questions.length}
          </span>
          <span className="md:hidden">
            {' · '}
            <QuestionTime
              session={session}
              setItemId={question.setItemId}
              minutes={question.minutes}
              before={`${question.minutes} min`}
            />
          </span>
          {' · '}
          {askedInWords(question)}
          <span className="tabular-nums max-md:hidden">
            {' · '}
            {question.minutes} min
          </span>
          {' · '}
          {levelWords[question.level]}
          {question.scores ? '' : ' · optional for you'}
        </p>
        <h1
          ref={headingRef}
          tabIndex={-1}
          className="max-w-[36em] text-lg font-semibold text-pretty outline-none 2xl:text-xl"
        >
          {question.prompt}
        </h1>
      </header>
      {children}
    </div>
  )
}

/** What the answer is held against: the hint, and what an answer at each level looks like. */
export const QuestionRubric = memo(function QuestionRubric({
  question,
  value,
  onScore,
}: {
  question: Pick<Question, 'hint' | 'anchors'>
  value: number | null
  onScore: (value: number) => void
}) {
  return (
    <div className={partsClass}>
      {question.hint ? (
        <Part title="What a great answer covers">
          <p className={clsx(readingClass, 'max-w-[65ch]')}>{question.hint}</p>
        </Part>
      ) : null}
      <Anchors question={question} value={value} onScore={onScore} />
    </div>
  )
})

function askedInWords(question: Question): string {
  if (question.asks) return question.askedBy.length > 1 ? 'asked by you and others' : 'you ask'
  return question.askedBy.length > 0 ? `asked by ${question.askedBy.join(', ')}` : 'asked by nobody yet'
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2 xl:gap-1 2xl:gap-2">
      <h2 id={id} className="font-semibold text-ink-2">
        {title}
      </h2>
      {children}
    </section>
  )
}

/** What an answer at each level looks like. A press on one gives its score, as the bar below does. */
function Anchors({
  question,
  value,
  onScore,
}: {
  question: Pick<Question, 'hint' | 'anchors'>
  value: number | null
  onScore: (value: number) => void
}) {
  if (question.anchors.length === 0) return null
  return (
    <Part title="Anchors">
      <ol className="flex flex-col gap-1">
        {question.anchors.map(({ level, text }) => (
          <li key={level} id={`anchor-${level}`}>
            {/* The bar holds the control; this is only a larger target for a pointer. */}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the radio in the bar is the keyboard's way. */}
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the radio in the bar is the control. */}
            <div
              onClick={() => onScore(level)}
              className={clsx(
                '-mx-2 flex cursor-pointer gap-3 rounded-md px-2 py-1.5 xl:py-1 2xl:py-1.5',
                value === level ? 'bg-accent-wash' : 'hover:bg-hover',
              )}
            >
              <span
                className={clsx(
                  'mt-px flex size-6 shrink-0 items-center justify-center rounded-sm font-semibold tabular-nums ring-1 ring-score-edge/40 ring-inset',
                  scoreStepClass(level),
                )}
              >
                {level}
              </span>
              <p className="max-w-[70ch] text-ink">{text}</p>
            </div>
          </li>
        ))}
      </ol>
    </Part>
  )
}
