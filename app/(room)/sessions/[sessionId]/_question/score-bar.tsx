import clsx from 'clsx'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Undo from 'lucide-react/icons/undo-2'
import { memo, useId } from 'react'
import { Button } from '@/app/_ui/button'
import { ScoreChoice } from '@/app/_ui/score-choice'
import { Select } from '@/app/_ui/select'
import type { NotAssessedReason } from '@/db/schema/scores'
import { type KeyMap, usualKeys } from '../_keys/keys'
import { useKeyMap } from '../_keys/use-key-map'
import type { Saver } from '../_saving/saver'
import { reasonWords } from '../_saving/writes'
import { useSlice } from '../_shown/use-slice'
import { type Question, recordedScore } from './marks'

const reasons = Object.entries(reasonWords).map(([value, label]) => ({ value, label }))

const scoresByUsualKeys = (keys: KeyMap) =>
  ['score 1', 'score 2', 'score 3', 'score 4', 'score 5', 'not assessed'].every(
    (act) => keys.get(act) === usualKeys.get(act),
  )

type ScoreBarProps = {
  question: Question
  saver: Saver
  /** What is recorded: a score, or why there is none. The choice itself shows it at once, what goes with it a frame later. */
  value: number | null
  notAssessed: NotAssessedReason | null
  /** What the panel's demand for evidence has to say here. */
  evidence: string | null
  lacksEvidence: boolean
  keysOn: boolean
  onScore: (value: number) => void
  onNotAssessed: (reason: NotAssessedReason) => void
  onTakeBack: () => void
  onUndo: () => void
  canUndo: boolean
  onMove: (step: 1 | -1) => void
  isFirst: boolean
}

/**
 * The score of the question shown, always in reach of a thumb, and the way to the next. On a phone the scores have the
 * whole width, with the ways below them.
 */
export const ScoreBar = memo(function ScoreBar(props: ScoreBarProps) {
  const { question, value, notAssessed, evidence, onMove, isFirst } = props
  const isScored = value !== null || notAssessed !== null
  const reasonId = useId()
  const [keys] = useKeyMap()
  return (
    <div className="border-t border-line bg-raised print:hidden">
      <div className="mx-auto flex max-w-[92rem] flex-wrap items-center gap-x-2 gap-y-2 px-2 py-2 sm:gap-x-3 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:px-6 xl:ps-[16.5rem] 2xl:ps-[19rem]">
        <div className="max-sm:basis-full">
          <ScoreHere
            key={question.setItemId}
            question={question}
            saver={props.saver}
            keysOn={props.keysOn && scoresByUsualKeys(keys)}
            onScore={props.onScore}
            onNotAssessed={props.onNotAssessed}
          />
        </div>
        {/* On a narrow screen this stands above the scores, so that they stay where the thumb is. */}
        {notAssessed || evidence ? (
          <div
            className={clsx(
              'flex flex-wrap items-center gap-x-3 gap-y-2 max-sm:order-first max-sm:basis-full',
              evidence && 'max-lg:order-first max-lg:basis-full',
            )}
          >
            {evidence ? (
              <p className={props.lacksEvidence ? 'font-medium text-attention-text' : 'text-ink-2'}>
                {evidence}
              </p>
            ) : null}
            {notAssessed ? (
              <label htmlFor={reasonId} className="flex items-center gap-2 max-sm:ms-auto">
                <span className="text-ink-2">Reason</span>
                <Select
                  id={reasonId}
                  value={notAssessed}
                  options={reasons}
                  onChange={(event) => props.onNotAssessed(event.target.value as NotAssessedReason)}
                />
              </label>
            ) : null}
          </div>
        ) : null}
        {isScored ? (
          <Button kind="bare" size="small" onClick={props.onTakeBack}>
            Clear score
          </Button>
        ) : null}
        <div className="ms-auto flex gap-2">
          <Button
            kind="bare"
            iconLabel="Undo"
            aria-keyshortcuts={props.keysOn ? keys.get('undo') : undefined}
            disabledReason={props.canUndo ? null : 'There is nothing to undo.'}
            reasonSide="above"
            onClick={props.onUndo}
          >
            <Undo aria-hidden size={16} />
          </Button>
          <Button
            iconLabel="Previous question"
            aria-keyshortcuts={props.keysOn ? keys.get('previous') : undefined}
            disabledReason={isFirst ? 'This is the first question.' : null}
            reasonSide="above"
            onClick={() => onMove(-1)}
          >
            <ChevronLeft aria-hidden size={16} />
          </Button>
          <Button aria-keyshortcuts={props.keysOn ? keys.get('next') : undefined} onClick={() => onMove(1)}>
            Next
            <ChevronRight aria-hidden size={16} />
          </Button>
        </div>
      </div>
    </div>
  )
})

function ScoreHere({
  question,
  saver,
  keysOn,
  onScore,
  onNotAssessed,
}: Pick<ScoreBarProps, 'question' | 'saver' | 'keysOn' | 'onScore' | 'onNotAssessed'>) {
  const recorded = useSlice(saver, (fields) => recordedScore(fields, question.setItemId))
  const described = new Set(question.anchors.map((anchor) => anchor.level))
  return (
    <ScoreChoice
      name={`score-${question.setItemId}`}
      legend="Score"
      value={typeof recorded === 'number' ? recorded : null}
      isNotAssessed={typeof recorded === 'string'}
      describedBy={(level) => (described.has(level) ? `anchor-${level}` : undefined)}
      keysOn={keysOn}
      onScore={onScore}
      onNotAssessed={() => onNotAssessed('not asked')}
    />
  )
}
