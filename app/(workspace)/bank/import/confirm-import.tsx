'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/checkbox'
import { Field } from '@/app/_ui/field'
import { RadioGroup } from '@/app/_ui/radio-group'
import { Select } from '@/app/_ui/select'
import { useAct } from '@/app/_ui/use-act'
import { countOf, optionsOf } from '../question-words'
import { FollowImport } from './follow-import'

type Named = { id: string; name: string }
type Unknown = { name: string; count: number }

type ConfirmImportProps = {
  importId: string
  found: {
    new: number
    changed: number
    faulty: number
    same: number
    categories: readonly Unknown[]
    competencies: readonly Unknown[]
  }
  categories: readonly Named[]
  competencies: readonly Named[]
}

/** What the check could not know, for the person to say; then everything goes into the bank at once. */
export function ConfirmImport({ importId, found, categories, competencies }: ConfirmImportProps) {
  const router = useRouter()
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  const [changed, setChanged] = useState<'update' | 'leave out'>('update')
  const [same, setSame] = useState<'import' | 'leave out'>('leave out')
  const [withoutFaulty, setWithoutFaulty] = useState(false)
  const [publish, setPublish] = useState(false)
  const [refreshing, startRefreshing] = useTransition()
  const act = useAct(trpc.bankFiles.import.mutate)
  const discard = useAct(() => trpc.bankFiles.discard.mutate({ importId }), {
    onDone: () => router.push(path.importQuestions()),
    leaves: true,
  })
  const count =
    found.new - (same === 'leave out' ? found.same : 0) + (changed === 'update' ? found.changed : 0)

  const answersTo = (kind: string, unknown: readonly Unknown[]) =>
    unknown.map(({ name }) => ({ name, id: answers[`${kind} ${name}`] || null }))

  async function submit() {
    await act.run({
      importId,
      categories: answersTo('category', found.categories),
      competencies: answersTo('competency', found.competencies),
      changed,
      same,
      withoutFaulty,
      publish,
    })
    startRefreshing(() => router.refresh())
  }

  const names = (kind: 'category' | 'competency', unknown: readonly Unknown[], known: readonly Named[]) =>
    unknown.length === 0 ? null : (
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-1 font-medium">
          {kind === 'category' ? 'Categories' : 'Competencies'} that the bank does not have
        </legend>
        {unknown.map(({ name, count: times }) => (
          <Field key={name} label={name} description={`In ${countOf(times, 'question')}.`}>
            {(control) => (
              <Select
                {...control}
                placeholder={`Make it a new ${kind}`}
                options={optionsOf(known)}
                value={answers[`${kind} ${name}`] ?? ''}
                onChange={(event) => setAnswers({ ...answers, [`${kind} ${name}`]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </fieldset>
    )

  if (act.pending || refreshing) return <FollowImport importId={importId} state="importing" percent={0} />
  return (
    <ActForm act={act} label="Import" asksBeforeLeaving={false} onSubmit={() => void submit()}>
      {names('category', found.categories, categories)}
      {names('competency', found.competencies, competencies)}
      {found.changed > 0 ? (
        <RadioGroup
          legend={`${countOf(found.changed, 'question')} of the bank with another wording`}
          name="changed"
          value={changed}
          onChange={(value) => setChanged(value as typeof changed)}
          choices={[
            {
              value: 'update',
              label: 'Take the wording of the file',
              description: 'As the next version; sets keep the version that they have.',
            },
            { value: 'leave out', label: 'Keep the wording of the bank' },
          ]}
        />
      ) : null}
      {found.same > 0 ? (
        <Checkbox
          label={`Leave out ${countOf(found.same, 'question')} that ${found.same === 1 ? 'is' : 'are'} word for word the same as another`}
          checked={same === 'leave out'}
          onChange={(event) => setSame(event.target.checked ? 'leave out' : 'import')}
        />
      ) : null}
      <RadioGroup
        legend="Import them as"
        name="publish"
        value={publish ? 'published' : 'drafts'}
        onChange={(value) => setPublish(value === 'published')}
        choices={[
          { value: 'drafts', label: 'Drafts', description: 'Sets can take each once it is published.' },
          { value: 'published', label: 'Published questions', description: 'Sets can take them at once.' },
        ]}
      />
      {found.faulty > 0 ? (
        <Checkbox
          label={`Leave out ${countOf(found.faulty, 'faulty question')}`}
          description="Or mend the file and choose it again."
          error={act.error?.fields.withoutFaulty}
          checked={withoutFaulty}
          onChange={(event) => setWithoutFaulty(event.target.checked)}
        />
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          kind="primary"
          disabledReason={count === 0 ? 'There is nothing in this file to import.' : null}
        >
          Import {countOf(count, 'question')}
        </Button>
        <Button pending={discard.pending} onClick={() => void discard.run()}>
          Discard the file
        </Button>
      </div>
    </ActForm>
  )
}
