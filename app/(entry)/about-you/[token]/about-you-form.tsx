'use client'

import { useEffect, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { RadioGroup } from '@/app/_ui/radio-group'
import { useAct } from '@/app/_ui/use-act'

type Asked = { id: string; name: string; groups: string[] }

// No group can be empty, so this stands for saying none.
const notSaid = ''

/** The questions, none of them required. What was said before is not filled in; a new answer takes its place. */
export function AboutYouForm({ token, questions }: { token: string; questions: readonly Asked[] }) {
  const [isSent, setSent] = useState(false)
  // Until the page is alive nothing can be chosen: the browser itself would send the answers as a form of its own.
  const [isAlive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  const act = useAct(
    (answers: { questionId: string; group: string | null }[]) =>
      trpc.impact.answer.mutate({ token, answers }),
    { onDone: () => setSent(true) },
  )
  if (isSent)
    return (
      <Callout live title="Thank you" actions={<Button onClick={() => setSent(false)}>Answer anew</Button>}>
        What you chose is kept, apart from your application. You can close this page; keep the link if you may
        want to change your answers.
      </Callout>
    )
  return (
    <ActForm
      act={act}
      label="About you"
      asksBeforeLeaving={false}
      onSubmit={(form) =>
        act.run(
          questions.flatMap(({ id }) => {
            const chosen = form.get(id)
            return typeof chosen === 'string' ? [{ questionId: id, group: chosen || null }] : []
          }),
        )
      }
    >
      <fieldset disabled={!isAlive} className="flex min-w-0 flex-col gap-6">
        {questions.map((question, at) => (
          <RadioGroup
            key={question.id}
            legend={question.name}
            name={question.id}
            {...(at === 0 && act.error?.fields.answers ? { error: act.error.fields.answers } : {})}
            choices={[
              ...question.groups.map((group) => ({ value: group, label: group })),
              { value: notSaid, label: 'I would rather not say' },
            ]}
          />
        ))}
        <p className="text-ink-2">
          If you answered before: a new answer takes the place of the earlier one, “I would rather not say”
          removes it, and a question you leave open stays as it was.
        </p>
        <div>
          <Button kind="primary" type="submit" pending={act.pending}>
            Send answers
          </Button>
        </div>
      </fieldset>
    </ActForm>
  )
}
