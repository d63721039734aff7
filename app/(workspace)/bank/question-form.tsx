'use client'

import clsx from 'clsx'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { path } from '@/app/_api/path'
import { ActForm, ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { LeaveGuard } from '@/app/_ui/leave-guard'
import { LinkButton } from '@/app/_ui/link'
import { TextArea } from '@/app/_ui/text-area'
import { rubricWarnings } from '@/server/rubrics/rules'
import { AlikeQuestions } from './alike-questions'
import { AnchorFields } from './anchor-fields'
import { CompetencyChoice } from './competency-choice'
import { ConflictNotice } from './conflict-notice'
import { contentOf, type QuestionDraft, wordingOf } from './question-draft'
import { RubricPreview } from './rubric-preview'
import { ShelfFields } from './shelf-fields'
import { TextList } from './text-list'
import { type Base, useQuestionForm } from './use-question-form'
import { WarningSummary } from './warning-summary'

type Named = { id: string; name: string }

type QuestionFormProps = {
  /** Absent for a new question. */
  base?: Base
  start: QuestionDraft
  categories: readonly Named[]
  competencies: readonly Named[]
  mayAddShelves: boolean
}

/** Writes a question or changes it. What was typed stays through every refusal. */
export function QuestionForm({ base, start, categories, competencies, mayAddShelves }: QuestionFormProps) {
  const form = useQuestionForm(start, base)
  const { draft, change, wrong, conflict, failure } = form
  // A step behind the typing, so that a long rubric never holds up a key.
  const read = useDeferredValue(draft)
  const warnings = useMemo(() => rubricWarnings(contentOf(read)), [read])
  const warningAt = useMemo(
    () => Object.fromEntries(warnings.map(({ place, message }) => [place, message])),
    [warnings],
  )
  const [previews, setPreviews] = useState(false)
  const frame = useRef<HTMLDivElement>(null)

  function goTo(place: string) {
    const name = place === 'points' ? 'points.0' : place
    frame.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus()
  }

  /** Where there is no room for both, one takes the place of the other, and the focus goes along. */
  function turn(toPreview: boolean) {
    setPreviews(toPreview)
    requestAnimationFrame(() => {
      window.scrollTo({ top: 0 })
      frame.current?.querySelector<HTMLElement>(`[data-turn="${toPreview ? 'back' : 'over'}"]`)?.focus()
    })
  }

  return (
    <div
      ref={frame}
      className="grid items-start gap-x-10 xl:grid-cols-[minmax(0,46rem)_minmax(20rem,1fr)] 2xl:gap-x-14"
    >
      <ActForm
        asksBeforeLeaving={false}
        act={{ error: form.wrongInAll, pending: form.pending }}
        label="Question"
        className={clsx('max-w-3xl! gap-6!', previews && 'max-xl:hidden')}
        onSubmit={() => form.save()}
      >
        <LeaveGuard changed={form.changed} />
        <Field label="Prompt" description="The question as it is asked." required error={wrong.prompt}>
          {(control) => (
            <TextArea
              {...control}
              rows={3}
              className="text-base"
              value={draft.prompt}
              onChange={(event) => change({ prompt: event.target.value })}
            />
          )}
        </Field>
        <AlikeQuestions prompt={draft.prompt} questionId={base?.questionId} />

        <ShelfFields
          draft={draft}
          change={change}
          wrong={wrong}
          categories={categories}
          mayAddShelves={mayAddShelves}
        />

        <CompetencyChoice
          competencies={competencies}
          chosen={draft.competencyIds}
          onChange={(competencyIds) => change({ competencyIds })}
          error={wrong.competencyIds}
          mayAdd={mayAddShelves}
        />

        <Field
          label="Rubric hint"
          description="A short text that says what a great answer covers."
          required
          error={wrong.hint}
          warning={warningAt.hint ?? null}
        >
          {(control) => (
            <TextArea
              {...control}
              name="hint"
              value={draft.hint}
              onChange={(event) => change({ hint: event.target.value })}
            />
          )}
        </Field>

        <TextList
          legend="Points"
          description="Each part of the hint that can be heard on its own."
          what="Point"
          texts={draft.points}
          onChange={(points) => change({ points })}
          errors={wrong}
          warnings={warningAt}
          errorKey="points"
          countMax={20}
        />

        <AnchorFields
          anchors={draft.anchors}
          onChange={(anchors) => change({ anchors })}
          errors={wrong}
          warnings={warningAt}
        />

        <TextList
          legend="Follow-ups"
          description="What to ask when the answer leaves a point open. Optional."
          what="Follow-up"
          texts={draft.followUps}
          onChange={(followUps) => change({ followUps })}
          errors={wrong}
          errorKey="followUps"
          countMax={10}
        />

        {conflict ? (
          <ConflictNotice
            message={conflict.message}
            questionId={conflict.theirs.id}
            before={wordingOf(form.began.draft, competencies)}
            theirs={conflict.theirs.newest}
            pending={form.pending}
            onSave={() => form.saveOver(conflict.theirs)}
          />
        ) : null}

        <WarningSummary warnings={warnings} onGo={goTo} />

        <div className="sticky bottom-0 z-10 border-t border-line bg-canvas py-3">
          {failure ? <ActRefusal error={failure} className="mb-3" /> : null}
          <div className="flex gap-2">
            <Button kind="primary" type="submit" pending={form.pending}>
              Save question
            </Button>
            <LinkButton href={base ? path.question(base.questionId) : path.bank()} kind="bare">
              Cancel
            </LinkButton>
            <Button data-turn="over" className="ms-auto xl:hidden" onClick={() => turn(true)}>
              Preview
            </Button>
          </div>
        </div>
      </ActForm>
      <aside
        aria-label="As the interviewer sees it"
        className={clsx(
          'min-w-0 xl:sticky xl:top-6 xl:max-h-[calc(100dvh-3rem)] xl:overflow-y-auto xl:border-s xl:border-line xl:ps-8',
          previews ? '' : 'max-xl:hidden',
        )}
      >
        <div className="mb-4 flex items-center justify-between gap-2">
          <h2 className="font-semibold text-ink-2">As the interviewer sees it</h2>
          <Button data-turn="back" className="xl:hidden" onClick={() => turn(false)}>
            Back to writing
          </Button>
        </div>
        <RubricPreview draft={read} />
      </aside>
    </div>
  )
}
