'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { TextArea } from '@/app/_ui/text-area'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'
import { isSameRule, type Rule } from '@/server/decision-rules/rules'
import { type Draft, draftOf, readDraft, ruleOf } from '../rule/rule-draft'
import { type RuledCompetency, RuleFields } from '../rule/rule-fields'
import { LoadedPreview } from './loaded-preview'

type RuleFormProps = {
  jobId: string
  panelId: string
  rule: Rule
  competencies: readonly RuledCompetency[]
  isLocked: boolean
}

/** Sets the rule anew; what was set before stays in the history. Before that it shows what would move. */
export function RuleForm({ jobId, panelId, rule, competencies, isLocked }: RuleFormProps) {
  const router = useRouter()
  const [draft, setDraft] = useState<Draft>(() => draftOf(rule))
  const act = useAct(
    (reason: string) => trpc.panels.changeRule.mutate({ ...ruleOf(draft), panelId, reason }),
    {
      onDone: () => {
        showToast('Decision rule saved')
        router.refresh()
      },
    },
  )
  const typed = readDraft(draft).rule
  const wrong = act.error?.fields ?? {}
  return (
    <ActForm
      act={act}
      label="Decision rule"
      className="max-w-3xl!"
      onSubmit={(form) => act.run(formText(form, 'reason'))}
    >
      <RuleFields competencies={competencies} draft={draft} onChange={setDraft} errors={wrong} />
      {typed && !isSameRule(typed, rule) ? (
        <LoadedPreview jobId={jobId} panelId={panelId} inForce={rule} tried={typed} />
      ) : null}
      {isLocked ? (
        <Field label="Reason for the change" {...(wrong.reason ? { error: wrong.reason } : {})}>
          {(control) => <TextArea {...control} name="reason" rows={2} />}
        </Field>
      ) : null}
      <div>
        <Button type="submit" pending={act.pending}>
          Save rule
        </Button>
      </div>
    </ActForm>
  )
}
