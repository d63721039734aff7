'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { LinkButton } from '@/app/_ui/link'
import { Select } from '@/app/_ui/select'
import { TextArea } from '@/app/_ui/text-area'
import { TextInput } from '@/app/_ui/text-input'
import { useAct } from '@/app/_ui/use-act'
import { AddName } from './add-name'
import { AnchorFields } from './anchor-fields'
import { CompetencyChoice } from './competency-choice'
import { contentOf, fieldErrors, type QuestionDraft } from './question-draft'
import { levelOptions, optionsOf } from './question-words'
import { TextList } from './text-list'

type Named = { id: string; name: string }

type QuestionFormProps = {
  /** The question and the version the edit starts from; absent for a new one. */
  of?: { questionId: string; number: number; revision: number }
  draft: QuestionDraft
  categories: readonly Named[]
  competencies: readonly Named[]
  mayAddShelves: boolean
}

/** Writes a question or changes it. What was typed stays through every refusal. */
export function QuestionForm({
  of,
  draft: start,
  categories,
  competencies,
  mayAddShelves,
}: QuestionFormProps) {
  const router = useRouter()
  const [draft, setDraft] = useState(start)
  const [sent, setSent] = useState(() => contentOf(start))
  const act = useAct(
    async (content: ReturnType<typeof contentOf>) => {
      if (!of) return trpc.bank.create.mutate(content)
      await trpc.bank.save.mutate({ ...of, ...content })
      return of.questionId
    },
    {
      onDone: (questionId) => {
        setDraft(start)
        router.push(path.question(questionId))
      },
    },
  )
  const wrong = act.error ? fieldErrors(act.error.fields, sent) : {}
  const change = (part: Partial<QuestionDraft>) => setDraft((now) => ({ ...now, ...part }))

  const changed = draft !== start && !act.pending
  useEffect(() => {
    if (!changed) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    globalThis.addEventListener('beforeunload', warn)
    return () => globalThis.removeEventListener('beforeunload', warn)
  }, [changed])

  return (
    <ActForm
      act={act}
      label="Question"
      className="max-w-3xl! gap-6!"
      onSubmit={() => {
        const content = contentOf(draft)
        setSent(content)
        void act.run(content)
      }}
    >
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

      <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_11rem_7rem]">
        <div className="flex flex-col items-start gap-1">
          <Field label="Category" required error={wrong.categoryId} className="w-full">
            {(control) => (
              <Select
                {...control}
                placeholder="Choose a category"
                options={optionsOf(categories)}
                value={draft.categoryId}
                onChange={(event) => change({ categoryId: event.target.value })}
              />
            )}
          </Field>
          {mayAddShelves ? (
            <AddName
              what="category"
              add={(name) => trpc.bank.createCategory.mutate({ name })}
              onAdded={(categoryId) => change({ categoryId })}
            />
          ) : null}
          {categories.length === 0 && !mayAddShelves ? (
            <p className="text-ink-2">There is no category yet. Ask a manager to add one.</p>
          ) : null}
        </div>
        <Field label="Level" required error={wrong.level}>
          {(control) => (
            <Select
              {...control}
              options={levelOptions}
              value={draft.level}
              onChange={(event) =>
                change({ level: levelOptions.find(({ value }) => value === event.target.value)?.value })
              }
            />
          )}
        </Field>
        <Field label="Minutes" required error={wrong.minutes}>
          {(control) => (
            <TextInput
              {...control}
              type="number"
              min={1}
              max={120}
              value={draft.minutes}
              onChange={(event) => change({ minutes: event.target.value })}
            />
          )}
        </Field>
      </div>

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

      <div className="sticky bottom-0 z-10 flex gap-2 border-t border-line bg-canvas py-3">
        <Button kind="primary" type="submit" pending={act.pending}>
          Save question
        </Button>
        <LinkButton href={of ? path.question(of.questionId) : path.bank()} kind="bare">
          Leave without saving
        </LinkButton>
      </div>
    </ActForm>
  )
}
