'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { TextArea } from '@/app/_ui/text-area'
import { TextInput } from '@/app/_ui/text-input'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'

export type SelfReportQuestion = {
  id: string
  name: string
  groups: readonly string[]
  /** Why the groups stay as they are. */
  whyNotGroups: string | null
}

type Given = { name: string; groups: string[] }

/** A question about oneself, to be added or changed. */
export function SelfReportForm({
  question,
  onClose,
}: {
  question: SelfReportQuestion | null
  onClose: () => void
}) {
  const router = useRouter()
  const act = useAct(
    (given: Given) =>
      question
        ? trpc.impact.changeQuestion.mutate({ ...given, questionId: question.id })
        : trpc.impact.createQuestion.mutate(given).then(() => undefined),
    {
      onDone: () => {
        showToast(question ? 'Question saved' : 'Question added')
        onClose()
        router.refresh()
      },
    },
  )
  const wrong = act.error?.fields ?? {}
  const locked = question?.whyNotGroups ?? null
  return (
    <ActForm
      act={act}
      label={question ? `Edit ${question.name}` : 'New question about oneself'}
      onSubmit={(form) =>
        act.run({
          name: formText(form, 'name'),
          groups: locked && question ? [...question.groups] : linesOf(formText(form, 'groups')),
        })
      }
    >
      <Field label="Question" description="A word or two, such as Gender or Age." error={wrong.name}>
        {(control) => (
          <TextInput {...control} name="name" autoFocus autoComplete="off" defaultValue={question?.name} />
        )}
      </Field>
      <Field
        label="Groups"
        description={
          locked ??
          'One a line. “I would rather not say” is always there. Few large groups tell more than many small ones: a group of fewer than five people is never shown.'
        }
        error={wrongGroup(wrong)}
      >
        {(control) => (
          <TextArea
            {...control}
            name="groups"
            rows={4}
            readOnly={locked !== null}
            placeholder={'Woman\nMan\nNon-binary'}
            defaultValue={question?.groups.join('\n')}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button kind="primary" type="submit" pending={act.pending}>
          {question ? 'Save question' : 'Add question'}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </ActForm>
  )
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** What is wrong with the groups, by the one that it is about. */
function wrongGroup(wrong: Readonly<Record<string, string>>): string | undefined {
  if (wrong.groups) return wrong.groups
  const [field, why] = Object.entries(wrong).find(([name]) => name.startsWith('groups.')) ?? []
  return field ? `Group ${Number(field.slice('groups.'.length)) + 1}: ${why}` : undefined
}
