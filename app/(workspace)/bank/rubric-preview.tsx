'use client'

import { useState } from 'react'
import { ScoreChoice } from '@/app/_ui/score-choice'
import { PointsHeard } from '@/app/(room)/sessions/[sessionId]/_question/points-heard'
import {
  Part,
  QuestionRubric,
  readingClass,
} from '@/app/(room)/sessions/[sessionId]/_question/question-panel'
import { anchorLevels, type QuestionDraft } from './question-draft'
import { levelLabel } from './question-words'

/** The question as it will stand in the scoring room, made of that room's own parts. What is pressed here is kept nowhere. */
export function RubricPreview({ draft }: { draft: QuestionDraft }) {
  const [score, setScore] = useState<number | 'not assessed' | null>(null)
  const value = score === 'not assessed' ? null : score
  const [heard, setHeard] = useState<readonly string[]>([])
  const written = (texts: QuestionDraft['points']) => texts.filter(({ text }) => text.trim())
  const anchors = anchorLevels.flatMap((level, at) => {
    const text = draft.anchors[at]?.trim()
    return text ? [{ level, text }] : []
  })
  return (
    <div className="flex min-w-0 flex-col gap-6 xl:gap-4 2xl:gap-6">
      <div className="flex flex-col gap-2">
        <p className="text-ink-2">
          <span className="font-medium text-ink">Question 1 of 1</span> · you ask · {draft.minutes || '?'} min
          · {levelLabel(draft.level)}
        </p>
        <p className="text-lg font-semibold text-pretty">
          {draft.prompt.trim() || 'The question, once it is written.'}
        </p>
      </div>
      {written(draft.followUps).length > 0 ? (
        <Part title="Follow-ups">
          <ul className={`${readingClass} flex list-disc flex-col gap-1 ps-5`}>
            {written(draft.followUps).map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </Part>
      ) : null}
      <PointsHeard
        question={{ points: written(draft.points) }}
        isHeard={(id) => heard.includes(id)}
        keysOn={false}
        onToggle={(id, isHeard) => setHeard(isHeard ? [...heard, id] : heard.filter((one) => one !== id))}
      />
      <QuestionRubric question={{ hint: draft.hint.trim(), anchors }} value={value} onScore={setScore} />
      <div className="[&_fieldset]:flex-wrap">
        <ScoreChoice
          name="score-in-preview"
          legend="Score"
          value={value}
          isNotAssessed={score === 'not assessed'}
          describedBy={(level) =>
            anchors.some((one) => one.level === level) ? `anchor-${level}` : undefined
          }
          keysOn={false}
          onScore={setScore}
          onNotAssessed={() => setScore('not assessed')}
        />
      </div>
    </div>
  )
}
