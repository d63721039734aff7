'use client'

import { path } from '@/app/_api/path'
import { ActForm, ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { LeaveGuard } from '@/app/_ui/leave-guard'
import { LinkButton } from '@/app/_ui/link'
import { TextArea } from '@/app/_ui/text-area'
import { AnchorFields } from './anchor-fields'
import { CompetencyChoice } from './competency-choice'
import { ConflictNotice } from './conflict-notice'
import { type QuestionDraft, wordingOf } from './question-draft'
import { ShelfFields } from './shelf-fields'
import { TextList } from './text-list'
import { type Base, useQuestionForm } from './use-question-form'

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

  return (
    <ActForm
      asksBeforeLeaving={false}
      act={{ error: form.wrongInAll, pending: form.pending }}
      label="Question"
      className="max-w-3xl! gap-6!"
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
      >
        {(control) => (
          <TextArea
            {...control}
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
        errorKey="points"
        countMax={20}
      />

      <AnchorFields anchors={draft.anchors} onChange={(anchors) => change({ anchors })} errors={wrong} />

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

      <div className="sticky bottom-0 z-10 border-t border-line bg-canvas py-3">
        {failure ? <ActRefusal error={failure} className="mb-3" /> : null}
        <div className="flex gap-2">
          <Button kind="primary" type="submit" pending={form.pending}>
            Save question
          </Button>
          <LinkButton href={base ? path.question(base.questionId) : path.bank()} kind="bare">
            Cancel
          </LinkButton>
        </div>
      </div>
    </ActForm>
  )
}
