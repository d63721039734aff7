'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { CheckboxGroup } from '@/app/_ui/checkbox-group'
import { Field } from '@/app/_ui/field'
import { LinkButton } from '@/app/_ui/link'
import { Select } from '@/app/_ui/select'
import { useAct } from '@/app/_ui/use-act'
import type { Choices } from '@/server/second-looks/choices'
import { leastCandidates, whyCareful, whyNotRead } from '@/server/second-looks/rules'
import { count } from '../compare-words'

type StartFormProps = {
  jobId: string
  choices: Choices
  /** The panel it was asked for; empty where there is a choice. */
  panelId: string
  leave: string
}

type Panel = Choices[number]

/** Who can read without a word of care comes first, who cannot read at all last. */
function inOrder(people: Panel['people'], evaluationIds: readonly string[]): Panel['people'] {
  const place = (person: Panel['people'][number]) =>
    whyNotRead(person, evaluationIds) ? 2 : whyCareful(person, evaluationIds) ? 1 : 0
  return people.toSorted((a, b) => place(a) - place(b))
}

const openOf = (panel: Panel | undefined) => panel?.candidates.filter((one) => one.isOpen) ?? []

/** Whose answers are looked at again, and who reads: whoever cannot is told why before it is asked for. */
export function StartForm({ jobId, choices, panelId, leave }: StartFormProps) {
  const router = useRouter()
  const wanted = choices.find((one) => one.id === panelId)
  const first = wanted ?? choices.find((one) => openOf(one).length >= leastCandidates) ?? choices[0]
  const [panel, setPanel] = useState(first)
  const [evaluationIds, setEvaluationIds] = useState(() => openOf(first).map((one) => one.evaluationId))
  const [memberIds, setMemberIds] = useState<string[]>([])
  const act = useAct(
    (input: { panelId: string; evaluationIds: string[]; memberIds: string[] }) =>
      trpc.secondLooks.start.mutate(input),
    { onDone: (id) => router.push(path.secondLook(jobId, id)), leaves: true },
  )
  const wrong = act.error?.fields ?? {}

  function choosePanel(id: string) {
    const next = choices.find((one) => one.id === id)
    setPanel(next)
    setEvaluationIds(openOf(next).map((one) => one.evaluationId))
    setMemberIds([])
  }

  if (!panel) {
    return (
      <Callout>
        This job has no panel yet. A second look begins once scorecards of at least two candidates are open.
      </Callout>
    )
  }
  const chosen = evaluationIds.length
  const canRead = (memberId: string) => {
    const person = panel.people.find((one) => one.memberId === memberId)
    return person !== undefined && whyNotRead(person, evaluationIds) === null
  }
  // Who was chosen before other candidates were comes back with them.
  const readerIds = memberIds.filter(canRead)
  return (
    <ActForm
      act={act}
      label="Start a second look"
      className="max-w-3xl! gap-6!"
      onSubmit={() => act.run({ panelId: panel.id, evaluationIds, memberIds: readerIds })}
    >
      {choices.length > 1 ? (
        <Field label="Panel" className="max-w-md" {...(wrong.panelId ? { error: wrong.panelId } : {})}>
          {(control) => (
            <Select
              {...control}
              name="panelId"
              value={panel.id}
              onChange={(event) => choosePanel(event.target.value)}
              options={choices.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
      ) : null}
      {openOf(panel).length < leastCandidates ? (
        <Callout tone="attention">
          “{panel.name}” has {count(openOf(panel).length, 'candidate')} whose scorecards are open. A second
          look compares at least two.
        </Callout>
      ) : null}
      <CheckboxGroup
        legend="Candidates"
        name="evaluationIds"
        description="Only what is open can be looked at again."
        choices={panel.candidates.map((one) => ({
          value: one.evaluationId,
          label: one.candidate,
          disabled: !one.isOpen,
          ...(one.isOpen ? {} : { description: one.seal }),
        }))}
        values={evaluationIds}
        onChange={setEvaluationIds}
        error={wrong.evaluationIds}
      />
      <CheckboxGroup
        legend="Readers"
        name="memberIds"
        description="Best are people who did not meet these candidates: they judge what was written down, not whom they remember."
        choices={inOrder(panel.people, evaluationIds).map((person) => {
          const careful = whyNotRead(person, evaluationIds) ?? whyCareful(person, evaluationIds)
          return {
            value: person.memberId,
            label: person.name,
            disabled: chosen > 0 && !canRead(person.memberId),
            ...(chosen > 0 && careful ? { description: careful } : {}),
          }
        })}
        values={readerIds}
        onChange={setMemberIds}
        error={wrong.memberIds}
      />
      <p className="max-w-[65ch] text-ink-2">
        Each reader meets the answers to a question in an order of their own. The seed of these orders is
        drawn now and kept with the second look.
      </p>
      <div className="flex gap-2">
        <Button kind="primary" type="submit" pending={act.pending}>
          Start second look
        </Button>
        <LinkButton kind="bare" href={leave}>
          Cancel
        </LinkButton>
      </div>
    </ActForm>
  )
}
